package io.conduct.aggregator.stream;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.contribution.ContributionMeters;
import io.conduct.aggregator.contribution.ContributionTopology;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the aggregation. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    /** Room for an event of the largest usual size together with the reason it was refused. */
    static final int LARGEST_MESSAGE = 8 * 1024 * 1024;

    private static final int HEARTBEATS_PER_SESSION = 4;
    private static final int CACHE_SHARE = 4;

    @Bean
    ContributionMeters contributionMeters(MeterRegistry registry) {
        return new ContributionMeters(registry);
    }

    @Bean
    Topology contributionTopology(Catalogue catalogue, ContributionMeters meters) {
        return ContributionTopology.of(catalogue, meters);
    }

    @Bean
    Aggregation aggregation(
            Topology topology,
            Catalogue catalogue,
            StreamProperties properties,
            KafkaProperties kafka,
            MeterRegistry registry,
            Clock clock) {
        MissingTopics topics = new MissingTopics(kafka.buildAdminProperties(), properties);
        String applicationId = applicationId(catalogue);
        StateFolder folder = new StateFolder(properties.stateDir().resolve(applicationId));
        return new Aggregation(
                topics,
                () -> {
                    folder.dropWhenOlderThan(properties.stateMaxAge(), clock.instant());
                    KafkaStreams streams = new KafkaStreams(topology, settings(applicationId, properties, kafka));
                    streams.setUncaughtExceptionHandler(new FailureRule(clock));
                    return streams;
                },
                properties.retryInterval(),
                registry);
    }

    @Bean
    HealthIndicator aggregationHealthIndicator(Aggregation aggregation) {
        return () -> {
            Aggregation.State state = aggregation.state();
            Health.Builder health = state == Aggregation.State.ENDED ? Health.down() : Health.up();
            return health.withDetail("state", state).build();
        };
    }

    /** Names the application by its catalogue: another catalogue is another application, which counts from the start. */
    static String applicationId(Catalogue catalogue) {
        return "conduct-aggregator-" + catalogue.generation();
    }

    static Properties settings(String applicationId, StreamProperties properties, KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildStreamsProperties());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, properties.stateDir().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                properties.commitInterval().toMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, properties.threads());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) properties.topicReplication());
        settings.put(
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                properties.memory().toBytes() / CACHE_SHARE);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(BoundedRocksDb.MEMORY, properties.memory().toBytes());
        int session = Math.toIntExact(properties.sessionTimeout().toMillis());
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                session / HEARTBEATS_PER_SESSION);
        // An instance that is stopped hands its partitions over at once instead of after the session timeout.
        settings.put(StreamsConfig.mainConsumerPrefix("internal.leave.group.on.close"), true);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_MESSAGE);
        Properties typed = new Properties();
        typed.putAll(settings);
        return typed;
    }
}
