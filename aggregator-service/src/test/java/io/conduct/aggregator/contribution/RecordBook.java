package io.conduct.aggregator.contribution;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.conduct.aggregator.figure.Period;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordStatus;
import io.conduct.service.org.OrgCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest version of every meeting, and figures counted from it anew each time. Knows no CEL, bucket or sum. */
final class RecordBook {

    private final Map<String, RecordEvent> newest = new HashMap<>();

    void take(RecordEvent event) {
        newest.merge(event.id().key(), event, (old, now) -> now.version() > old.version() ? now : old);
    }

    /** The figure as text; empty when it is not known or there is none. */
    Optional<String> figure(String metric, String org, Period period) {
        List<RecordEvent> received = newest.values().stream()
                .filter(event -> OrgCode.isWithin(event.id().org(), org))
                .filter(event -> !event.businessDate().isBefore(period.from())
                        && !event.businessDate().isAfter(period.to()))
                .toList();
        List<RecordEvent> held = received.stream()
                .filter(event -> event.status() == RecordStatus.RECORDED)
                .filter(event -> event.payload().path("status").asString().equals("HELD"))
                .toList();
        return received.isEmpty() ? Optional.empty() : figure(metric, held);
    }

    private static Optional<String> figure(String metric, List<RecordEvent> held) {
        Map<String, Long> byKind =
                held.stream().collect(groupingBy(RecordBook::kind, summingLong(RecordBook::persons)));
        long reviews =
                held.stream().filter(event -> kind(event).equals("REVIEW")).count();
        long persons = held.stream().mapToLong(RecordBook::persons).sum();
        return switch (metric) {
            case "held" -> Optional.of(held.size() + "");
            case "persons" -> Optional.of(persons + "");
            case "largest" ->
                held.stream().map(RecordBook::persons).max(Long::compare).map(String::valueOf);
            case "smallest" ->
                held.stream().map(RecordBook::persons).min(Long::compare).map(String::valueOf);
            case "fewest" -> byKind.values().stream().min(Long::compare).map(String::valueOf);
            case "kinds" -> Optional.of(byKind.size() + "");
            case "share" -> quotient(100 * reviews, held.size(), 2);
            case "average" -> quotient(persons, held.size(), 1);
            default -> throw new IllegalArgumentException(metric);
        };
    }

    private static Optional<String> quotient(long over, long under, int decimals) {
        return under == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(over)
                        .divide(BigDecimal.valueOf(under), decimals, RoundingMode.HALF_UP)
                        .toPlainString());
    }

    private static String kind(RecordEvent event) {
        return event.payload().path("kind").asString();
    }

    private static long persons(RecordEvent event) {
        return event.payload().path("participants").asLong();
    }
}
