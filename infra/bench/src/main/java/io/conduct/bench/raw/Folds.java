package io.conduct.bench.raw;

import com.sun.management.OperatingSystemMXBean;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordKind;
import io.conduct.local.launcher.process.Part;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * The least that counting can cost: one consumer reads every event of the record topics once and adds up one number per
 * kind, org and day. Once in memory, counting twice what is there twice; once with the newest version of each record in
 * RocksDB, so that each counts once. Neither knows a catalogue, writes to Kafka or survives a crash.
 */
public final class Folds {
    /** Printed with events, seconds and seconds of processor behind it. */
    static final String RESULT = "FOLDED ";

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final String IN_MEMORY = "memory";
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final RecordEventCodec codec = new RecordEventCodec();
    private final Map<String, Long> counts = new HashMap<>();
    private final String bootstrapServers;

    private Folds(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * What a fold came to.
     *
     * @param events that there were
     * @param perSecond events read and counted a second
     * @param cpuMicros processor time of one, in microseconds
     */
    public record Result(long events, double perSecond, double cpuMicros) {

        static Result of(String line) {
            String[] parts = line.split(" ", -1);
            long events = Long.parseLong(parts[0]);
            return new Result(
                    events, events / Double.parseDouble(parts[1]), Double.parseDouble(parts[2]) * 1e6 / events);
        }
    }

    /** The fold in memory, in a JVM of its own with the options of the aggregator. */
    public static Result inMemory(String bootstrapServers, Path folder) throws InterruptedException {
        return inChild(bootstrapServers, IN_MEMORY, folder);
    }

    /** The fold with RocksDB below the folder, likewise. */
    public static Result inRocksDb(String bootstrapServers, Path folder) throws InterruptedException {
        return inChild(bootstrapServers, folder.resolve("fold").toString(), folder);
    }

    private static Result inChild(String bootstrapServers, String where, Path folder) throws InterruptedException {
        try (ChildJvm child = ChildJvm.start(
                Folds.class, Part.AGGREGATOR.memory(), folder.resolve("fold.log"), bootstrapServers, where)) {
            return Result.of(child.awaitLine(RESULT));
        }
    }

    /** Runs one; the arguments are the brokers and {@code memory} or an empty folder. */
    public static void main(String[] arguments) throws IOException, RocksDBException {
        Folds folds = new Folds(arguments[0]);
        long start = System.nanoTime();
        long events =
                arguments[1].equals(IN_MEMORY) ? folds.foldInMemory() : folds.foldInRocksDb(Path.of(arguments[1]));
        System.out.println(
                RESULT + events + " " + (System.nanoTime() - start) / 1e9 + " " + SYSTEM.getProcessCpuTime() / 1e9);
    }

    private long foldInMemory() {
        return read(this::count);
    }

    private long foldInRocksDb(Path folder) throws IOException, RocksDBException {
        Files.createDirectories(folder);
        try (Options options = new Options().setCreateIfMissing(true);
                WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
                RocksDB db = RocksDB.open(options, folder.toString())) {
            return read(event -> countOnce(event, db, unlogged));
        }
    }

    private void count(RecordEvent event) {
        counts.merge(event.kind() + "/" + event.id().org() + "/" + event.businessDate(), 1L, Long::sum);
    }

    private void countOnce(RecordEvent event, RocksDB db, WriteOptions unlogged) throws RocksDBException {
        byte[] key = (event.kind() + "/" + event.id().key()).getBytes(StandardCharsets.UTF_8);
        byte[] before = db.get(key);
        if (before != null && ByteBuffer.wrap(before).getLong() >= event.version()) {
            return;
        }
        if (before == null) {
            count(event);
        }
        byte[] state = event.payload().toString().getBytes(StandardCharsets.UTF_8);
        db.put(
                unlogged,
                key,
                ByteBuffer.allocate(Long.BYTES + state.length)
                        .putLong(event.version())
                        .put(state)
                        .array());
    }

    /** Takes one event. */
    @FunctionalInterface
    private interface Step {
        void take(RecordEvent event) throws RocksDBException;
    }

    private long read(Step step) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long events = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                    step.take(codec.decode(each.topic(), each.key(), each.headers(), each.value()));
                    events++;
                }
            }
            return events;
        } catch (RocksDBException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return Arrays.stream(RecordKind.values())
                .flatMap(kind -> consumer.partitionsFor(kind.topic()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
