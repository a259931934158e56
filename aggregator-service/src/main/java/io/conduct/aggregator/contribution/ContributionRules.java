package io.conduct.aggregator.contribution;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.expression.EventValues;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordKind;
import io.conduct.contract.RecordStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Works out what an event adds to the metrics of a catalogue. A pure function of the two. */
public final class ContributionRules {

    /** An amount with which sums could leave their range. */
    static final class AmountOutOfRangeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AmountOutOfRangeException() {
            super("an amount is beyond 10^15");
        }
    }

    private static final int LONGEST_LABEL = 200;
    /** What some thousand records change at once fits 64 bits. */
    private static final long LARGEST_AMOUNT = 1_000_000_000_000_000L;

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final Map<RecordKind, List<Metric>> metrics;

    public ContributionRules(Catalogue catalogue) {
        this.metrics = catalogue.metrics().stream().collect(Collectors.groupingBy(Metric::source));
    }

    /**
     * Everything the event's record adds, and that it was received. A withdrawn record was received and adds nothing.
     *
     * @throws AmountOutOfRangeException when it adds more than 10^15 to a bucket, or takes as much away
     * @throws RuntimeException when an expression has no value for it, a date is none or lies outside 1900 to 2199, or a
     *     label is longer than 200 characters
     */
    public List<Share> of(RecordEvent event) {
        List<Share> contributions = new ArrayList<>();
        contributions.add(one(Bucket.received(event.kind()), event));
        if (event.status() == RecordStatus.RECORDED) {
            contributions.add(one(Bucket.counted(event.kind()), event));
            EventValues values = EventValues.of(event);
            metrics.getOrDefault(event.kind(), List.of()).forEach(metric -> add(contributions, metric, values));
        }
        return contributions;
    }

    private static Share one(String metric, RecordEvent event) {
        return new Share(metric, checked(event.businessDate()), 1, List.of());
    }

    private static void add(List<Share> contributions, Metric metric, EventValues values) {
        if (!(metric.measure() instanceof Measure.Counted measure)
                || !metric.where().holds(values)) {
            return;
        }
        values.date(metric.date()).ifPresent(day -> {
            List<String> labels = metric.dimensions().stream()
                    .map(dimension -> checked(dimension.label().label(values)))
                    .toList();
            for (Measure.Part part : measure.partsOf(values)) {
                List<String> all = new ArrayList<>(labels);
                part.hidden().forEach(label -> all.add(checked(label)));
                contributions.add(new Share(metric.id(), checked(day), checked(part.value()), all));
            }
        });
    }

    private static LocalDate checked(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException(day + " (expected: " + FIRST_DAY + " to " + LAST_DAY + ")");
        }
        return day;
    }

    private static long checked(long value) {
        if (value > LARGEST_AMOUNT || value < -LARGEST_AMOUNT) {
            throw new AmountOutOfRangeException();
        }
        return value;
    }

    private static String checked(String label) {
        if (label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException(
                    label.length() + " characters (expected: a label of at most " + LONGEST_LABEL + ")");
        }
        return label;
    }
}
