package io.conduct.aggregator.contribution;

import io.conduct.aggregator.bucket.FigureCodec;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.bucket.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts each record once. A newer version replaces what an older one added, in whichever order they come; an older or
 * equal one changes nothing. What the record adds now goes out together with the place of its event, so that whoever reads
 * the figures in order knows which events are in them.
 */
final class ContributionProcessor implements Processor<byte[], byte[], Object, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(ContributionProcessor.class);

    private final FigureCodec codec = new FigureCodec();
    private final EventReader reader;
    private final String generation;
    private final ContributionMeters meters;
    private final EventTraces traces;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private ProcessorContext<Object, byte[]> context;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<Bytes, Long> versions;

    ContributionProcessor(EventReader reader, String generation, ContributionMeters meters, EventTraces traces) {
        this.reader = reader;
        this.generation = generation;
        this.meters = meters;
        this.traces = traces;
    }

    @Override
    public void init(ProcessorContext<Object, byte[]> processorContext) {
        this.context = processorContext;
        this.versions = processorContext.getStateStore(ContributionTopology.VERSIONS);
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        Instant publishedAt = Instant.ofEpochMilli(message.timestamp());
        traces.follow(message.headers(), publishedAt, () -> countOrRefuse(message, publishedAt));
    }

    private void countOrRefuse(Record<byte[], byte[]> message, Instant publishedAt) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        SourcePartition source = new SourcePartition(metadata.topic(), metadata.partition());
        Progress progress = new Progress(generation, source, new Position(metadata.offset(), publishedAt));
        String origin = originOf(message, source, metadata.offset());
        try {
            count(reader.read(QuarantineHeaders.topicOf(origin), message), progress, message.timestamp());
        } catch (RefusedEventException e) {
            quarantine(message, origin, e);
            pass(progress, message.timestamp());
        }
    }

    /** Where an event came from first: one that is given another try says so itself. */
    private static String originOf(Record<byte[], byte[]> message, SourcePartition source, long offset) {
        String here = source + "@" + offset;
        return source.topic().equals(Topics.RESUBMITTED)
                ? QuarantineHeaders.text(message.headers(), QuarantineHeaders.SOURCE)
                        .orElse(here)
                : here;
    }

    private void count(RecordShares record, Progress progress, long timestamp) {
        byte[] key = codec.recordKey(generation, record.record());
        Bytes stored = versionKey(key);
        Long before = versions.get(stored);
        if (before != null && record.version() <= before) {
            meters.stale();
            pass(progress, timestamp);
            return;
        }
        versions.put(stored, record.version());
        figure(key, codec.recordValue(record, progress), timestamp);
    }

    /** The keys of the topic share long beginnings, and the store compares keys from their beginning many times an event. */
    private static Bytes versionKey(byte[] key) {
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES + key.length)
                .putInt(Arrays.hashCode(key))
                .put(key)
                .array());
    }

    /** Nothing changes but how far the figures are. */
    private void pass(Progress progress, long timestamp) {
        figure(codec.progressKey(progress), codec.progressValue(progress), timestamp);
    }

    private int task() {
        return context.taskId().partition();
    }

    private void figure(byte[] key, byte[] value, long timestamp) {
        context.forward(new Record<>(new TaskKey(task(), key), value, timestamp), ContributionTopology.FIGURES_OUT);
    }

    private void quarantine(Record<byte[], byte[]> message, String source, RefusedEventException refused) {
        traces.name(
                message.headers(),
                () -> LOG.warn("quarantine {}: {}, {}", source, refused.refusal(), refused.reason()));
        meters.quarantined(refused.refusal());
        Headers headers = new RecordHeaders(message.headers());
        set(headers, QuarantineHeaders.REASON, refused.refusal().name());
        set(headers, QuarantineHeaders.DETAIL, refused.reason());
        set(headers, QuarantineHeaders.SOURCE, source);
        context.forward(
                message.<Object>withKey(message.key()).withHeaders(headers), ContributionTopology.QUARANTINE_OUT);
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
