package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.catalogue.Catalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the read model and what feeds it. */
@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);
    private static final int API_TIMEOUT_MS = 5_000;
    private static final int POLL_RECORDS = 5_000;

    @Bean
    ReadModel readModel() {
        return new ReadModel();
    }

    @Bean
    Freshness freshness() {
        return new Freshness();
    }

    @Bean
    FigureFeed figureFeed(
            ReadModel model,
            Freshness freshness,
            Catalogue catalogue,
            KafkaProperties kafka,
            MeterRegistry registry,
            Clock clock) {
        FigureIntake intake = new FigureIntake(model, catalogue.generation());
        return new FigureFeed(() -> consumer(kafka), intake, model, freshness, RETRY_INTERVAL, clock, registry);
    }

    @Bean
    HealthIndicator figuresHealthIndicator(Freshness freshness) {
        return () -> (freshness.isReady() ? Health.up() : Health.outOfService()).build();
    }

    private static Consumer<byte[], byte[]> consumer(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "figure-feed");
        settings.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
