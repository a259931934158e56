package io.conduct.record.boot;

import io.conduct.contract.RecordKind;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.relay.PendingQueue;
import io.conduct.record.relay.Relay;
import io.conduct.record.relay.RelayLease;
import io.conduct.record.relay.RelayProperties;
import io.conduct.record.relay.RelayStep;
import io.conduct.record.store.MongoRecords;
import io.conduct.record.store.MongoRelayLease;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;

/** The relay and what feeds it. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    @Bean
    PendingQueue pendingQueue(RelayProperties properties) {
        return new PendingQueue(properties.maxPending());
    }

    @Bean
    RelayLease relayLease(ReactiveMongoTemplate mongo, RecordKind kind, RelayProperties properties, Clock clock) {
        return new MongoRelayLease(mongo, kind, properties.lease(), clock);
    }

    @Bean
    Relay.Parts relayParts(
            MongoRecords records,
            PendingQueue queue,
            RelayLease lease,
            KafkaProperties kafka,
            MeterRegistry meters,
            Clock clock,
            ObjectProvider<RelayStep.Witness> witness) {
        return new Relay.Parts(
                records,
                queue,
                lease,
                kafka.buildProducerProperties(),
                meters,
                clock,
                witness.getIfAvailable(() -> step -> {}));
    }

    @Bean
    Relay relay(RecordDomain<?> domain, RelayProperties properties, Relay.Parts parts) {
        return new Relay(domain, properties, parts);
    }
}
