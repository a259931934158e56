package io.conduct.bench.micro;

import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.aggregator.contribution.ContributionRules;
import io.conduct.aggregator.expression.EventValues;
import io.conduct.aggregator.expression.Expression;
import io.conduct.aggregator.expression.ExpressionCompiler;
import io.conduct.contract.Assessment;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.RecordStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the catalogue's expressions take on the event of a meeting. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExpressionBenchmark {
    private final RecordEvent event = new RecordEvent(
            RecordKind.MEETING,
            new RecordId("congress.general-office", "m-1"),
            1,
            RecordStatus.RECORDED,
            LocalDate.of(2021, 3, 5),
            Instant.EPOCH,
            Instant.EPOCH,
            (ObjectNode) PublicSchemas.example(RecordKind.MEETING),
            new Assessment(
                    List.of(),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("countsAsMeeting", true)
                            .put("planned", true)));
    private final RecordEventCodec codec = new RecordEventCodec();
    private final ProducerRecord<String, byte[]> message = codec.encode(event);
    private final EventValues values = EventValues.of(event);
    private final Expression held = new ExpressionCompiler(RecordKind.MEETING)
            .condition("payload.status == 'HELD' && (!has(derived.countsAsMeeting) || derived.countsAsMeeting)");
    private final ContributionRules rules =
            new ContributionRules(new CatalogueReader().read(new ClassPathResource("catalogue.yaml")));

    /** One condition. */
    @Benchmark
    public boolean condition() {
        return held.holds(values);
    }

    /** The same condition, written in Java. */
    @Benchmark
    public boolean conditionInJava() {
        return event.payload().path("status").asString("").equals("HELD")
                && event.assessment().derived().path("countsAsMeeting").asBoolean(true);
    }

    /** Every metric of the catalogue. */
    @Benchmark
    public List<Share> contributions() {
        return rules.of(event);
    }

    /** What comes before: the event read from its Kafka message. */
    @Benchmark
    public RecordEvent decode() {
        return codec.decode(message.topic(), message.key(), message.headers(), message.value());
    }
}
