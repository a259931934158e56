package io.conduct.aggregator.stream;

import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.aggregator.contribution.ContributionMeters;
import io.conduct.aggregator.contribution.EventTraces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/** The aggregation of one generation as a process of its own: what counts and nothing else, so that it starts quickly. */
public final class CountingProcess {

    private CountingProcess() {}

    /** Counts until it is killed; the arguments are the broker, the folder of the state and the generation. */
    public static void main(String[] args) {
        KafkaProperties kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of(args[0]));
        StreamProperties properties = new StreamProperties(
                Path.of(args[1]),
                Duration.ofHours(24),
                1,
                Duration.ofMillis(100),
                Duration.ofSeconds(6),
                DataSize.ofMegabytes(48),
                Duration.ofSeconds(1),
                4,
                (short) 1);
        MeterRegistry registry = new SimpleMeterRegistry();
        new Aggregations(
                        new ContributionMeters(registry),
                        EventTraces.NONE,
                        properties,
                        kafka,
                        registry,
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .of(args[2], new CatalogueReader().read(new ClassPathResource("catalogue.yaml")))
                .start();
    }
}
