package io.conduct.aggregator.bucket;

import io.conduct.aggregator.bucket.FigureRecord.CountedEvent;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.contract.RecordKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form of the figures topic. Keys and values are JSON; a day is its number since 1970-01-01.
 *
 * <pre>
 * ["record", generation, kind, org, sourceId]     [version, [topic, partition, offset, at], [metric, day, value, label…]…]
 * ["progress", generation, topic, partition]      [topic, partition, offset, at]
 * </pre>
 */
public final class FigureCodec {

    private static final String RECORD = "record";
    private static final String PROGRESS = "progress";

    private final JsonMapper json = JsonMapper.builder().build();

    /** The key of what a record adds. */
    public byte[] recordKey(String generation, RecordName name) {
        return written(out -> {
            out.writeStartArray();
            out.writeString(RECORD);
            out.writeString(generation);
            out.writeString(name.kind().singular());
            out.writeString(name.org());
            out.writeString(name.sourceId());
            out.writeEndArray();
        });
    }

    /** The value of what a record adds since an event. */
    public byte[] recordValue(RecordShares record, Progress progress) {
        return written(out -> {
            out.writeStartArray();
            out.writeNumber(record.version());
            write(out, progress);
            record.shares().forEach(share -> write(out, share));
            out.writeEndArray();
        });
    }

    /** The key of a source partition's progress. */
    public byte[] progressKey(Progress progress) {
        return written(out -> {
            out.writeStartArray();
            out.writeString(PROGRESS);
            out.writeString(progress.generation());
            out.writeString(progress.source().topic());
            out.writeNumber(progress.source().partition());
            out.writeEndArray();
        });
    }

    /** The value of a source partition's progress. */
    public byte[] progressValue(Progress progress) {
        return written(out -> write(out, progress));
    }

    private static void write(JsonGenerator out, Progress progress) {
        out.writeStartArray();
        out.writeString(progress.source().topic());
        out.writeNumber(progress.source().partition());
        out.writeNumber(progress.position().offset());
        out.writeString(progress.position().at().toString());
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Share share) {
        out.writeStartArray();
        out.writeString(share.metric());
        out.writeNumber(share.day().toEpochDay());
        out.writeNumber(share.value());
        share.labels().forEach(out::writeString);
        out.writeEndArray();
    }

    private byte[] written(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            content.accept(out);
        }
        return bytes.toByteArray();
    }

    /** Tells the keys of a generation from those of others without reading them. */
    public Predicate<byte[]> keysOf(String generation) {
        List<byte[]> beginnings = Stream.of(RECORD, PROGRESS)
                .map(type -> json.createArrayNode().add(type).add(generation).toString())
                .map(array -> array.substring(0, array.length() - 1).getBytes(StandardCharsets.UTF_8))
                .toList();
        return key -> beginnings.stream()
                .anyMatch(start -> key.length > start.length
                        && key[start.length] == ','
                        && Arrays.equals(key, 0, start.length, start, 0, start.length));
    }

    /** Reads a record back; empty when it is none of these. */
    public Optional<FigureRecord> decode(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || value == null) {
            return Optional.empty();
        }
        try (JsonParser in = json.createParser(value)) {
            return decode(json.readTree(key), in);
        } catch (JacksonException | DateTimeException | NoSuchElementException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<FigureRecord> decode(JsonNode key, JsonParser in) {
        String type = key.path(0).asString("");
        if (!type.equals(RECORD) && !type.equals(PROGRESS)) {
            return Optional.empty();
        }
        String generation = key.required(1).stringValue();
        expect(JsonToken.START_ARRAY, in.nextToken());
        if (type.equals(PROGRESS)) {
            return Optional.of(progress(generation, in));
        }
        RecordName name = new RecordName(
                kindOf(key.required(2).stringValue()),
                key.required(3).stringValue(),
                key.required(4).stringValue());
        long version = number(in);
        expect(JsonToken.START_ARRAY, in.nextToken());
        Progress progress = progress(generation, in);
        return Optional.of(new CountedEvent(new RecordShares(name, version, shares(in)), progress));
    }

    /** Reads what a record adds back from a value of {@link #recordValue}. */
    public RecordShares sharesOf(RecordName name, byte[] value) {
        try (JsonParser in = json.createParser(value)) {
            expect(JsonToken.START_ARRAY, in.nextToken());
            long version = number(in);
            expect(JsonToken.START_ARRAY, in.nextToken());
            in.skipChildren();
            return new RecordShares(name, version, shares(in));
        }
    }

    /** The rest of a progress whose array has begun. */
    private static Progress progress(String generation, JsonParser in) {
        SourcePartition source = new SourcePartition(text(in), Math.toIntExact(number(in)));
        Position position = new Position(number(in), Instant.parse(text(in)));
        expect(JsonToken.END_ARRAY, in.nextToken());
        return new Progress(generation, source, position);
    }

    private static List<Share> shares(JsonParser in) {
        List<Share> shares = new ArrayList<>();
        while (in.nextToken() == JsonToken.START_ARRAY) {
            String metric = text(in);
            LocalDate day = LocalDate.ofEpochDay(number(in));
            long value = number(in);
            List<String> labels = new ArrayList<>();
            while (in.nextToken() == JsonToken.VALUE_STRING) {
                labels.add(in.getString());
            }
            expect(JsonToken.END_ARRAY, in.currentToken());
            shares.add(new Share(metric, day, value, labels));
        }
        expect(JsonToken.END_ARRAY, in.currentToken());
        return shares;
    }

    private static String text(JsonParser in) {
        expect(JsonToken.VALUE_STRING, in.nextToken());
        return in.getString();
    }

    private static long number(JsonParser in) {
        expect(JsonToken.VALUE_NUMBER_INT, in.nextToken());
        return in.getLongValue();
    }

    private static void expect(JsonToken wanted, @Nullable JsonToken found) {
        if (found != wanted) {
            throw new NoSuchElementException(found + " (expected: " + wanted + ")");
        }
    }

    private static RecordKind kindOf(String singular) {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> kind.singular().equals(singular))
                .findFirst()
                .orElseThrow();
    }
}
