package io.conduct.aggregator.contribution;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureCodec;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.contribution.EventReader.ReadEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts each record once. A newer version replaces what an older one added, in whichever order they come; an older or
 * equal one changes nothing. What the record adds and the buckets it touches are followed by the progress that includes
 * it, so that whoever reads the figures in order knows which events are in them.
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
    private KeyValueStore<String, CountedRecord> contributions;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<Bytes, Long> buckets;

    ContributionProcessor(EventReader reader, String generation, ContributionMeters meters, EventTraces traces) {
        this.reader = reader;
        this.generation = generation;
        this.meters = meters;
        this.traces = traces;
    }

    @Override
    public void init(ProcessorContext<Object, byte[]> processorContext) {
        this.context = processorContext;
        this.contributions = processorContext.getStateStore(ContributionTopology.CONTRIBUTIONS);
        this.buckets = processorContext.getStateStore(ContributionTopology.BUCKETS);
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        Instant publishedAt = Instant.ofEpochMilli(message.timestamp());
        traces.follow(message.headers(), publishedAt, () -> countOrRefuse(message, publishedAt));
    }

    private void countOrRefuse(Record<byte[], byte[]> message, Instant publishedAt) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        SourcePartition source = new SourcePartition(metadata.topic(), metadata.partition());
        String origin = originOf(message, source, metadata.offset());
        try {
            count(reader.read(QuarantineHeaders.topicOf(origin), message), message.timestamp());
        } catch (RefusedEventException e) {
            quarantine(message, origin, e);
        }
        Position position = new Position(metadata.offset(), publishedAt);
        figure(codec.progressKey(generation, source), codec.progressValue(position), message.timestamp());
    }

    /** Where an event came from first: one that is given another try says so itself. */
    private static String originOf(Record<byte[], byte[]> message, SourcePartition source, long offset) {
        String here = source + "@" + offset;
        return source.topic().equals(Topics.RESUBMITTED)
                ? QuarantineHeaders.text(message.headers(), QuarantineHeaders.SOURCE)
                        .orElse(here)
                : here;
    }

    private void count(ReadEvent event, long timestamp) throws RefusedEventException {
        CountedRecord before = counted(event.key());
        if (event.counted().version() <= before.version()) {
            meters.stale();
            return;
        }
        // Everything that can fail for want of range comes before the first write.
        Map<BucketKey, Long> values = newValues(before, event.counted());
        contributions.put(event.key(), event.counted());
        figure(
                codec.recordKey(generation, event.name()),
                codec.recordValue(event.counted().version(), event.counted().shares()),
                timestamp);
        values.forEach((key, value) -> {
            buckets.put(key.inStore(), value);
            figure(key.inTopic(), codec.bucketValue(value), timestamp);
        });
    }

    private CountedRecord counted(String key) {
        CountedRecord counted = contributions.get(key);
        return counted == null ? CountedRecord.NONE : counted;
    }

    private Map<BucketKey, Long> newValues(CountedRecord before, CountedRecord after) throws RefusedEventException {
        try {
            Map<BucketKey, Long> values = new LinkedHashMap<>();
            Map<Bucket, Long> changes = NetChange.between(before.contributions(), after.contributions());
            changes.forEach((bucket, change) -> {
                BucketKey key = BucketKey.of(codec.bucketKey(generation, task(), bucket));
                values.put(key, Math.addExact(value(buckets.get(key.inStore())), change));
            });
            return values;
        } catch (ArithmeticException e) {
            throw new RefusedEventException(Refusal.OUT_OF_RANGE, "an amount is out of range", e);
        }
    }

    private static long value(@Nullable Long stored) {
        return stored == null ? 0 : stored;
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
