package io.conduct.aggregator.generation;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.readmodel.GenerationReaders;
import io.conduct.aggregator.readmodel.ReadModel;
import io.conduct.aggregator.stream.Aggregation;
import io.conduct.aggregator.stream.Aggregations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Wires the generations. */
@Configuration(proxyBeanMethods = false)
class GenerationConfiguration {

    /**
     * What an operator sets.
     *
     * @param catalogue the catalogue's file
     */
    @ConfigurationProperties("conduct.aggregator")
    record GenerationProperties(
            @DefaultValue("classpath:catalogue.yaml") Resource catalogue) {}

    @Bean
    Generations generations(
            Catalogue catalogue,
            GenerationProperties properties,
            Aggregations aggregations,
            GenerationReaders readers,
            KafkaProperties kafka,
            ReadModel model,
            Clock clock) {
        return new Generations(
                new CatalogueFile(catalogue, textOf(properties.catalogue())),
                new GenerationParts(aggregations, readers),
                () -> new GenerationTopic(kafka),
                new Leftovers(kafka),
                model,
                clock);
    }

    @Bean
    HealthIndicator aggregationHealthIndicator(Generations generations) {
        return () -> {
            Aggregation.State state = generations.aggregation();
            Health.Builder health = state == Aggregation.State.ENDED ? Health.down() : Health.up();
            return health.withDetail("state", state).build();
        };
    }

    private static String textOf(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.getDescription() + " (expected: a readable file)", e);
        }
    }
}
