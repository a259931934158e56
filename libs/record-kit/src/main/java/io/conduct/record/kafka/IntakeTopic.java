package io.conduct.record.kafka;

import io.conduct.contract.RecordKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic that senders write to; it is stamped with append time, so that no sender can say when it sent something.
 * What it holds is in clear: where that may be personal, it is deleted once it is taken in ({@link TakenIn}), and the
 * topic's files are short-lived, because a broker deletes whole files only.
 */
final class IntakeTopic {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeTopic.class);

    private static final Duration PERSONAL_FILE = Duration.ofHours(1);

    private IntakeTopic() {}

    /** Its name, {@code conduct.intake.meetings} and so on. */
    static String of(RecordKind kind) {
        return "conduct.intake." + kind.plural();
    }

    /** Creates the topic unless it exists; an existing one is left as its operator made it. Says which one it is. */
    static Uuid ensure(RecordKind kind, Map<String, Object> clientConfig, IntakeProperties properties, boolean personal)
            throws InterruptedException {
        long patience = properties.timeout().toMillis();
        try (Admin admin = Admin.create(adminConfig(clientConfig))) {
            createIfAbsent(admin, topic(kind, properties, personal), patience);
            Map<String, TopicDescription> found =
                    get(admin.describeTopics(List.of(of(kind))).allTopicNames(), patience);
            return Objects.requireNonNull(found.get(of(kind))).topicId();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("topic " + of(kind) + " cannot be made sure of", e);
        }
    }

    /** What of a client's configuration an administrator understands. */
    static Map<String, Object> adminConfig(Map<String, Object> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.keySet().retainAll(AdminClientConfig.configNames());
        return config;
    }

    private static NewTopic topic(RecordKind kind, IntakeProperties properties, boolean personal) {
        Map<String, String> config = new HashMap<>(Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(properties.topicRetention().toMillis()),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime"));
        if (personal) {
            config.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(PERSONAL_FILE.toMillis()));
        }
        return new NewTopic(of(kind), properties.topicPartitions(), properties.topicReplication()).configs(config);
    }

    private static void createIfAbsent(Admin admin, NewTopic topic, long patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            get(admin.createTopics(List.of(topic)).all(), patience);
            LOG.info("created topic {} with {} partitions", topic.name(), topic.numPartitions());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static <T> T get(KafkaFuture<T> future, long patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(patience, TimeUnit.MILLISECONDS);
    }
}
