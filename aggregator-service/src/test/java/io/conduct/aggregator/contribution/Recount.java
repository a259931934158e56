package io.conduct.aggregator.contribution;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordKind;
import io.conduct.contract.RecordStatus;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Counts by keeping every record's newest event and starting from nothing each time. Knows no CEL and no Kafka. */
final class Recount {

    private final Map<String, RecordEvent> newest = new HashMap<>();

    /** Takes an event that is in order. */
    void take(RecordEvent event) {
        newest.merge(
                event.kind() + event.id().key(),
                event,
                (before, after) -> after.version() > before.version() ? after : before);
    }

    /** Every bucket that is not 0. */
    Map<Bucket, Long> buckets() {
        Map<Bucket, Long> buckets = new HashMap<>();
        newest.values().forEach(event -> count(event, buckets));
        buckets.values().removeIf(value -> value == 0);
        return buckets;
    }

    private static void count(RecordEvent event, Map<Bucket, Long> buckets) {
        LocalDate day = event.businessDate();
        String org = event.id().org();
        add(buckets, Bucket.received(event.kind()), org, day, 1);
        if (event.status() == RecordStatus.WITHDRAWN) {
            return;
        }
        add(buckets, Bucket.counted(event.kind()), org, day, 1);
        JsonNode payload = event.payload();
        if (event.kind() == RecordKind.MEETING
                && "HELD".equals(payload.path("status").asString())) {
            String kind = payload.path("kind").asString();
            add(buckets, "held", org, day, 1, kind);
            if (payload.has("participants")) {
                add(
                        buckets,
                        "participants",
                        org,
                        day,
                        payload.path("participants").longValue());
            }
        }
        if (event.kind() == RecordKind.DOCUMENT) {
            String form = payload.has("form") ? payload.path("form").asString() : "UNSPECIFIED";
            add(buckets, "issued", org, day, 1, form);
            if (payload.has("issuedOn")) {
                add(
                        buckets,
                        "printed",
                        org,
                        LocalDate.parse(payload.path("issuedOn").asString()),
                        1);
            }
        }
    }

    private static void add(
            Map<Bucket, Long> buckets, String metric, String org, LocalDate day, long value, String... dimensions) {
        buckets.merge(new Bucket(metric, org, day, List.of(dimensions)), value, Long::sum);
    }
}
