package io.conduct.record.relay;

import io.conduct.contract.RecordKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that a kind's topic exists: compacted, kept for ever, stamped with append time. */
final class RecordTopic {

    private static final Logger LOG = LoggerFactory.getLogger(RecordTopic.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private RecordTopic() {}

    /** Creates the topic unless it exists; an existing one is left as its operator made it. */
    static void createIfAbsent(RecordKind kind, Map<String, Object> clientConfig, RelayProperties properties)
            throws InterruptedException {
        NewTopic topic = new NewTopic(kind.topic(), properties.topicPartitions(), properties.topicReplication())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime"));
        Map<String, Object> config = new HashMap<>();
        clientConfig.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                config.put(name, value);
            }
        });
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(topic)).all().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            LOG.info("created topic {} with {} partitions", kind.topic(), properties.topicPartitions());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("topic " + kind.topic() + " cannot be created", e);
            }
        } catch (TimeoutException e) {
            throw new KafkaException("topic " + kind.topic() + " cannot be created in " + TIMEOUT, e);
        }
    }
}
