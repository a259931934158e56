package io.conduct.local.launcher.sample;

import io.conduct.contract.RecordKind;
import io.conduct.local.samples.SampleRecord;
import io.conduct.local.samples.SampleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** What some figures must come to once every sample is counted; together they touch every kind of record. */
record Expected(String metric, long value) {

    /** One expectation for meetings, one for documents and one for each channel of petitions. */
    static List<Expected> of(SampleSet samples) {
        Map<String, SampleRecord> newest = new HashMap<>();
        samples.records().forEach(sample -> newest.put(key(sample.kind(), sample.org(), sample.sourceId()), sample));
        samples.amendments().forEach(sample -> newest.put(key(sample.kind(), sample.org(), sample.sourceId()), sample));
        samples.withdrawals().forEach(gone -> newest.remove(key(gone.kind(), gone.org(), gone.sourceId())));
        return List.of(
                counting("meetings.held", newest, sample -> has(sample, RecordKind.MEETING, "status", "HELD")),
                counting("documents.issued", newest, sample -> sample.kind() == RecordKind.DOCUMENT),
                counting("petitions.letters", newest, sample -> has(sample, RecordKind.PETITION, "channel", "LETTER")),
                counting(
                        "petitions.visit-batches",
                        newest,
                        sample -> has(sample, RecordKind.PETITION, "channel", "VISIT")),
                counting("petitions.calls", newest, sample -> has(sample, RecordKind.PETITION, "channel", "CALL")),
                counting("petitions.online", newest, sample -> has(sample, RecordKind.PETITION, "channel", "ONLINE")));
    }

    private static Expected counting(String metric, Map<String, SampleRecord> records, Predicate<SampleRecord> counts) {
        return new Expected(metric, records.values().stream().filter(counts).count());
    }

    private static boolean has(SampleRecord sample, RecordKind kind, String property, String value) {
        return sample.kind() == kind
                && Objects.equals(sample.payload().path(property).asString(""), value);
    }

    private static String key(RecordKind kind, String org, String sourceId) {
        return kind + "/" + org + "/" + sourceId;
    }
}
