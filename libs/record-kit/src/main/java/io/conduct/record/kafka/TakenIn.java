package io.conduct.record.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of records of the intake topic once everything up to them is durable in the store: they are left, or
 * deleted. From then on nobody can read them; the broker deletes their file once another one has begun. What could not be
 * deleted now is deleted with the records after it, or at the end of the topic's retention.
 */
final class TakenIn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TakenIn.class);

    private final @Nullable Admin admin;

    private TakenIn(@Nullable Admin admin) {
        this.admin = admin;
    }

    static TakenIn left() {
        return new TakenIn(null);
    }

    static TakenIn deletedFrom(Map<String, Object> clientConfig) {
        return new TakenIn(Admin.create(IntakeTopic.adminConfig(clientConfig)));
    }

    /** Everything up to the last of these records of each partition is committed. Does not wait. */
    void committed(ConsumerRecords<byte[], byte[]> records) {
        if (admin == null) {
            return;
        }
        Map<TopicPartition, RecordsToDelete> ends = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> ofPartition = records.records(partition);
            long end = ofPartition.get(ofPartition.size() - 1).offset() + 1;
            ends.put(partition, RecordsToDelete.beforeOffset(end));
        }
        admin.deleteRecords(ends).all().toCompletionStage().whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "what was taken in stays on the intake topic for now: {}",
                        failure.getClass().getSimpleName());
            }
        });
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
        }
    }
}
