package io.conduct.faults;

import io.conduct.faults.Round.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The matrix as a table in Markdown. */
final class Table {

    private static final List<String> HEAD = List.of(
            "row",
            "fault",
            "rounds",
            "requests",
            "acknowledged",
            "refused",
            "unknown",
            "lost",
            "doubled",
            "reordered",
            "wrong figures",
            "broken audit logs",
            "recovery p50",
            "recovery max");

    private final List<String> lines = new ArrayList<>();

    Table() {
        lines.add(line(HEAD));
        lines.add(line(HEAD.stream().map(column -> "---").toList()));
    }

    /** Adds what the rounds of a row came to. */
    void add(Row row, List<Result> results) {
        List<Duration> recoveries =
                results.stream().map(Result::recovery).sorted().toList();
        lines.add(line(List.of(
                row.id(),
                row.fault(),
                Integer.toString(results.size()),
                sum(results.stream().map(result -> result.calls().requests())),
                sum(results.stream().map(result -> result.calls().acknowledged())),
                sum(results.stream().map(result -> result.calls().refused())),
                sum(results.stream().map(result -> result.calls().unknown())),
                sum(results.stream()
                        .map(result -> (long) result.verdict().lost().size())),
                sum(results.stream()
                        .map(result -> (long) result.verdict().doubled().size())),
                sum(results.stream()
                        .map(result -> (long) result.verdict().reordered().size())),
                sum(results.stream()
                        .map(result -> (long) result.verdict().wrong().size())),
                sum(results.stream()
                        .map(result -> (long) result.verdict().broken().size())),
                recoveries.isEmpty() ? "" : seconds(recoveries.get(recoveries.size() / 2)),
                recoveries.isEmpty() ? "" : seconds(recoveries.get(recoveries.size() - 1)))));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private static String sum(Stream<Long> numbers) {
        return Long.toString(numbers.mapToLong(Long::longValue).sum());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String line(List<String> columns) {
        return "| " + String.join(" | ", columns) + " |";
    }
}
