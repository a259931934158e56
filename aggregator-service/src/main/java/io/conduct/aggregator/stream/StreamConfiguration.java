package io.conduct.aggregator.stream;

import io.conduct.aggregator.contribution.ContributionMeters;
import io.conduct.aggregator.contribution.EventTraces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.beans.factory.ObjectProvider;
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
    EventTraces eventTraces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator, Clock clock) {
        return new EventTraces(
                tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP), clock);
    }

    @Bean
    Aggregations aggregations(
            ContributionMeters meters,
            EventTraces traces,
            StreamProperties properties,
            KafkaProperties kafka,
            MeterRegistry registry,
            Clock clock) {
        return new Aggregations(meters, traces, properties, kafka, registry, clock);
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
        // Each record counts by itself: none has to wait for an older one of another topic.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
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
