package io.conduct.aggregator.quarantine;

import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.contribution.QuarantineHeaders;
import io.conduct.aggregator.quarantine.QuarantinedEvent.Place;
import io.conduct.service.org.OrgCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What is in the quarantine and was not given another try since. Knows no bytes. Safe for use by several threads. */
final class QuarantineIndex implements Quarantine {

    private static final String UNKNOWN = "UNKNOWN";

    private final Map<String, QuarantinedEvent> events = new HashMap<>();

    /** Takes the next record of the topic. */
    synchronized void take(ConsumerRecord<byte[], byte[]> message) {
        Optional<String> resubmitted = QuarantineHeaders.text(message.headers(), QuarantineHeaders.RESUBMITTED);
        if (resubmitted.isPresent()) {
            events.values().removeIf(event -> event.place().text().equals(resubmitted.get()));
        } else {
            QuarantinedEvent event = eventOf(message);
            events.put(event.id(), event);
        }
    }

    synchronized void clear() {
        events.clear();
    }

    @Override
    public synchronized List<QuarantinedEvent> events() {
        return events.values().stream()
                .sorted(Comparator.comparing(QuarantinedEvent::at)
                        .thenComparingLong(event -> event.place().offset()))
                .toList();
    }

    @Override
    public synchronized Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        Topics.sources().forEach(source -> counts.put(source, 0L));
        events.values().forEach(event -> counts.merge(event.source(), 1L, Long::sum));
        return counts;
    }

    private static QuarantinedEvent eventOf(ConsumerRecord<byte[], byte[]> message) {
        Place place = new Place(message.partition(), message.offset());
        String id = QuarantineHeaders.text(message.headers(), QuarantineHeaders.SOURCE)
                .orElseGet(() -> Topics.QUARANTINE + "-" + place.text());
        return new QuarantinedEvent(
                id,
                QuarantineHeaders.topicOf(id),
                orgOf(message.key()),
                QuarantineHeaders.text(message.headers(), QuarantineHeaders.REASON)
                        .orElse(UNKNOWN),
                QuarantineHeaders.text(message.headers(), QuarantineHeaders.DETAIL)
                        .orElse(""),
                Instant.ofEpochMilli(message.timestamp()),
                place);
    }

    private static String orgOf(byte @Nullable [] key) {
        String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        String org = text.substring(0, Math.max(0, text.indexOf('/')));
        return OrgCode.isValid(org) ? org : "";
    }
}
