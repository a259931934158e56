package io.conduct.bench.load;

import io.conduct.contract.RecordKind;
import io.conduct.local.samples.SampleLibrary;
import io.conduct.local.samples.SampleRecord;
import io.conduct.local.samples.SampleSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * What departments send: the sample records, as many as wanted, in batches of one kind each, in an order that mixes the
 * kinds.
 */
public final class Batches {
    /** Records in a full batch. */
    public static final int SIZE = 500;

    private static final double RECORDS_A_PERCENT = 96;
    private static final List<String> REFERENCES = List.of("mergedInto", "repeatOf");
    private static final long SEED = 20_211_207L;

    private Batches() {}

    /**
     * One call.
     *
     * @param kind of every record in it
     * @param count of records
     * @param lines one JSON object a line
     */
    @SuppressWarnings("ArrayRecordComponent") // a body that is sent as it is
    public record Batch(RecordKind kind, int count, byte[] lines) {}

    /** At least so many records; {@code mark} begins their identifiers, so that others are other records. */
    public static List<Batch> of(int records, String mark) {
        List<SampleRecord> samples = samples(records);
        List<Batch> batches = new ArrayList<>();
        for (RecordKind kind : RecordKind.values()) {
            List<ObjectNode> items = samples.stream()
                    .filter(sample -> sample.kind() == kind)
                    .map(sample -> marked(sample, mark))
                    .toList();
            for (int from = 0; from < items.size(); from += SIZE) {
                batches.add(batch(kind, items.subList(from, Math.min(items.size(), from + SIZE))));
            }
        }
        Collections.shuffle(batches, new Random(SEED));
        return batches;
    }

    /** Single records, marked. */
    public static List<SampleRecord> singles(int records, String mark) {
        return samples(records).stream()
                .map(sample ->
                        new SampleRecord(sample.kind(), sample.org(), mark + sample.sourceId(), 1, sample.payload()))
                .filter(sample -> REFERENCES.stream().noneMatch(sample.payload()::has))
                .limit(records)
                .toList();
    }

    private static List<SampleRecord> samples(int records) {
        int percent = Math.max(1, (int) Math.ceil(records / RECORDS_A_PERCENT));
        return SampleLibrary.generate(new SampleSettings(SEED, List.of(2020, 2021), percent))
                .records();
    }

    private static ObjectNode marked(SampleRecord sample, String mark) {
        ObjectNode item = sample.item().put("sourceId", mark + sample.sourceId());
        REFERENCES.stream()
                .filter(item::has)
                .forEach(reference ->
                        item.put(reference, mark + item.path(reference).asString()));
        return item;
    }

    private static Batch batch(RecordKind kind, List<ObjectNode> items) {
        String lines = items.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
        return new Batch(kind, items.size(), lines.getBytes(StandardCharsets.UTF_8));
    }
}
