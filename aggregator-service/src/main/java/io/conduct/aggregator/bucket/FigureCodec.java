package io.conduct.aggregator.bucket;

import io.conduct.aggregator.bucket.FigureRecord.PartialValue;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.contract.RecordKind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of the figures topic. Keys are JSON arrays, values JSON:
 *
 * <pre>
 * ["bucket", generation, task, metric, org, day, dimension…]   12
 * ["record", generation, kind, org, sourceId]                  {"version": 3, "shares": [[metric, day, value, label…]…]}
 * ["progress", generation, topic, partition]                   {"offset": 1234, "at": "2022-01-04T01:02:03Z"}
 * </pre>
 */
public final class FigureCodec {

    private static final String BUCKET = "bucket";
    private static final String RECORD = "record";
    private static final String PROGRESS = "progress";
    private static final int FIRST_DIMENSION = 6;
    private static final int FIRST_LABEL = 3;

    private final JsonMapper json = JsonMapper.builder().build();

    /** The key under which a task keeps its part of a bucket. */
    public byte[] bucketKey(String generation, int task, Bucket bucket) {
        ArrayNode key = json.createArrayNode()
                .add(BUCKET)
                .add(generation)
                .add(task)
                .add(bucket.metric())
                .add(bucket.org())
                .add(bucket.day().toString());
        bucket.dimensions().forEach(key::add);
        return json.writeValueAsBytes(key);
    }

    /** The value of a bucket's part. */
    public byte[] bucketValue(long value) {
        return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    }

    /** The key of what a record adds. */
    public byte[] recordKey(String generation, RecordName name) {
        return json.writeValueAsBytes(json.createArrayNode()
                .add(RECORD)
                .add(generation)
                .add(name.kind().singular())
                .add(name.org())
                .add(name.sourceId()));
    }

    /** The value of what a record adds. */
    public byte[] recordValue(long version, List<Share> shares) {
        ObjectNode value = json.createObjectNode().put("version", version);
        ArrayNode list = value.putArray("shares");
        for (Share share : shares) {
            ArrayNode item = list.addArray()
                    .add(share.metric())
                    .add(share.day().toString())
                    .add(share.value());
            share.labels().forEach(item::add);
        }
        return json.writeValueAsBytes(value);
    }

    /** Tells the keys of a generation from those of others without reading them. */
    public Predicate<byte[]> keysOf(String generation) {
        List<byte[]> beginnings = Stream.of(BUCKET, RECORD, PROGRESS)
                .map(type -> json.createArrayNode().add(type).add(generation).toString())
                .map(array -> array.substring(0, array.length() - 1).getBytes(StandardCharsets.UTF_8))
                .toList();
        return key -> beginnings.stream()
                .anyMatch(start -> key.length > start.length
                        && key[start.length] == ','
                        && Arrays.equals(key, 0, start.length, start, 0, start.length));
    }

    /** The key of a source partition's progress. */
    public byte[] progressKey(String generation, SourcePartition source) {
        return json.writeValueAsBytes(json.createArrayNode()
                .add(PROGRESS)
                .add(generation)
                .add(source.topic())
                .add(source.partition()));
    }

    /** The value of a source partition's progress. */
    public byte[] progressValue(Position position) {
        return json.writeValueAsBytes(json.createObjectNode()
                .put("offset", position.offset())
                .put("at", position.at().toString()));
    }

    /** Reads a record back; empty when it is none of these. */
    public Optional<FigureRecord> decode(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || value == null) {
            return Optional.empty();
        }
        try {
            return decode(json.readTree(key), json.readTree(value));
        } catch (JacksonException | DateTimeException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private static Optional<FigureRecord> decode(JsonNode key, JsonNode value) {
        return switch (key.path(0).asString("")) {
            case BUCKET ->
                Optional.of(new PartialValue(
                        key.required(1).stringValue(), key.required(2).intValue(), bucketOf(key), value.longValue()));
            case RECORD -> Optional.of(sharesOf(key, value));
            case PROGRESS ->
                Optional.of(new Progress(
                        key.required(1).stringValue(),
                        new SourcePartition(
                                key.required(2).stringValue(), key.required(3).intValue()),
                        new Position(
                                value.required("offset").longValue(),
                                Instant.parse(value.required("at").stringValue()))));
            default -> Optional.empty();
        };
    }

    /** Reads a value of {@link #recordValue} back. */
    public RecordShares recordOf(String generation, RecordName name, byte[] value) {
        return sharesOf(generation, name, json.readTree(value));
    }

    private static RecordShares sharesOf(JsonNode key, JsonNode value) {
        RecordName name = new RecordName(
                kindOf(key.required(2).stringValue()),
                key.required(3).stringValue(),
                key.required(4).stringValue());
        return sharesOf(key.required(1).stringValue(), name, value);
    }

    private static RecordShares sharesOf(String generation, RecordName name, JsonNode value) {
        List<Share> shares = new ArrayList<>();
        value.required("shares").forEach(item -> shares.add(shareOf(item)));
        return new RecordShares(generation, name, value.required("version").longValue(), shares);
    }

    private static RecordKind kindOf(String singular) {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> kind.singular().equals(singular))
                .findFirst()
                .orElseThrow();
    }

    private static Share shareOf(JsonNode item) {
        List<String> labels = new ArrayList<>(item.size() - FIRST_LABEL);
        for (int i = FIRST_LABEL; i < item.size(); i++) {
            labels.add(item.required(i).stringValue());
        }
        return new Share(
                item.required(0).stringValue(),
                LocalDate.parse(item.required(1).stringValue()),
                item.required(2).longValue(),
                labels);
    }

    private static Bucket bucketOf(JsonNode key) {
        List<String> dimensions = new ArrayList<>(key.size() - FIRST_DIMENSION);
        for (int i = FIRST_DIMENSION; i < key.size(); i++) {
            dimensions.add(key.required(i).stringValue());
        }
        return new Bucket(
                key.required(3).stringValue(),
                key.required(4).stringValue(),
                LocalDate.parse(key.required(5).stringValue()),
                dimensions);
    }
}
