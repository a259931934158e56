package io.conduct.aggregator.stream;

import io.conduct.aggregator.bucket.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that are missing. One that exists is left as its operator made it: more partitions would spread a
 * record's versions over several of them, and the record would count more than once.
 */
final class MissingTopics {

    /**
     * How long a value stays in the figures topic after a newer one came. A reader that is at most this far behind sees
     * every value that a progress speaks of.
     */
    private static final Duration COMPACTION_LAG = Duration.ofMinutes(10);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MEBIBYTE = 1024 * 1024;

    private final Map<String, Object> clientConfig;
    private final StreamProperties properties;

    MissingTopics(Map<String, Object> clientConfig, StreamProperties properties) {
        this.clientConfig = Map.copyOf(clientConfig);
        this.properties = properties;
    }

    /** @throws KafkaException when the broker is away or refuses */
    void create() throws InterruptedException {
        try (Admin admin = Admin.create(clientConfig)) {
            for (KafkaFuture<Void> created :
                    admin.createTopics(topics()).values().values()) {
                await(created);
            }
        }
    }

    private static void await(KafkaFuture<Void> created) throws InterruptedException {
        try {
            created.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("a topic cannot be created", e.getCause());
            }
        } catch (TimeoutException e) {
            throw new KafkaException("no answer in " + TIMEOUT + " (expected: a broker)", e);
        }
    }

    private List<NewTopic> topics() {
        List<NewTopic> topics = new ArrayList<>();
        Topics.sources().forEach(source -> topics.add(topic(source, properties.topicPartitions(), compacted())));
        topics.add(topic(Topics.FIGURES, properties.topicPartitions(), figures()));
        topics.add(topic(Topics.GENERATIONS, 1, compacted()));
        topics.add(topic(Topics.QUARANTINE, 1, quarantine()));
        topics.add(topic(Topics.RESUBMITTED, properties.topicPartitions(), quarantine()));
        return topics;
    }

    private NewTopic topic(String name, int partitions, Map<String, String> config) {
        return new NewTopic(name, partitions, properties.topicReplication()).configs(config);
    }

    private static Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime");
    }

    private static Map<String, String> figures() {
        Map<String, String> config = new HashMap<>(compacted());
        config.put(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(64 * MEBIBYTE));
        config.put(
                TopicConfig.SEGMENT_MS_CONFIG,
                String.valueOf(Duration.ofHours(1).toMillis()));
        config.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2");
        config.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, String.valueOf(COMPACTION_LAG.toMillis()));
        return config;
    }

    private static Map<String, String> quarantine() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                "-1",
                // An event as large as its own topic takes must fit with its reason added.
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                String.valueOf(StreamConfiguration.LARGEST_MESSAGE));
    }
}
