package io.conduct.aggregator.bucket;

import io.conduct.aggregator.bucket.FigureRecord.PartialValue;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The form of the figures topic. Keys are JSON arrays, values JSON:
 *
 * <pre>
 * ["bucket", generation, task, metric, org, day, dimension…]   12
 * ["progress", generation, topic, partition]                   {"offset": 1234, "at": "2022-01-04T01:02:03Z"}
 * </pre>
 */
public final class FigureCodec {

    private static final String BUCKET = "bucket";
    private static final String PROGRESS = "progress";
    private static final int FIRST_DIMENSION = 6;

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
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<FigureRecord> decode(JsonNode key, JsonNode value) {
        return switch (key.path(0).asString("")) {
            case BUCKET ->
                Optional.of(new PartialValue(
                        key.required(1).stringValue(), key.required(2).intValue(), bucketOf(key), value.longValue()));
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
