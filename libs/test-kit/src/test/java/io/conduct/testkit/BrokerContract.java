package io.conduct.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;

/** What the platform's relay rests on, on whichever broker. */
abstract class BrokerContract {
    private final Ledger ledger;

    BrokerContract(Broker broker) {
        ledger = new Ledger(broker.bootstrapServers());
    }

    @Test
    void fencesTheElderOfTwoTransactionalProducers() {
        ledger.createTopic();
        try (var elder = ledger.transactional("relay");
                var younger = ledger.transactional("relay")) {
            elder.initTransactions();
            elder.beginTransaction();
            Ledger.send(elder, 0, 10).forEach(Ledger::await);
            younger.initTransactions();
            younger.beginTransaction();
            Ledger.send(younger, 10, 20);
            younger.commitTransaction();

            assertThatExceptionOfType(ProducerFencedException.class).isThrownBy(elder::commitTransaction);
        }

        assertThat(ledger.read()).isEqualTo(IntStream.range(10, 20).boxed().toList());
    }
}
