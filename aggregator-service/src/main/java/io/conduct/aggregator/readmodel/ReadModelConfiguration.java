package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.ServedCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the read model and what feeds it. */
@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    /**
     * What an operator sets.
     *
     * @param stateDir folder of this instance's state; the records behind the figures are kept below it
     */
    @ConfigurationProperties("conduct.aggregator.stream")
    record ReadModelProperties(
            @DefaultValue("data/aggregator") Path stateDir) {}

    @Bean
    ReadModel readModel() {
        return new ReadModel();
    }

    @Bean
    Freshness freshness(ReadModel model) {
        return new Freshness(model);
    }

    @Bean
    ServedCatalogue servedCatalogue(ReadModel model, Catalogue configured) {
        return () -> model.served().map(GenerationReader::catalogue).orElse(configured);
    }

    @Bean
    GenerationReaders generationReaders(
            KafkaProperties kafka, ReadModelProperties properties, MeterRegistry registry, Clock clock) {
        return new GenerationReaders(kafka, properties.stateDir(), registry, clock);
    }

    @Bean
    HealthIndicator figuresHealthIndicator(Freshness freshness) {
        return () -> (freshness.isReady() ? Health.up() : Health.outOfService()).build();
    }
}
