package io.conduct.aggregator.contribution;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.expression.EventValues;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Works out what an event adds to the metrics of a catalogue. A pure function of the two. */
public final class ContributionRules {

    private static final int LONGEST_LABEL = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final Catalogue catalogue;

    public ContributionRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Everything the event's record adds, and that it was received. A withdrawn record was received and adds nothing.
     *
     * @throws RuntimeException when an expression has no value for it, a date is none or lies outside 1900 to 2199, or a
     *     label is longer than 200 characters
     */
    public List<Contribution> of(RecordEvent event) {
        List<Contribution> contributions = new ArrayList<>();
        contributions.add(one(Bucket.received(event.kind()), event));
        if (event.status() == RecordStatus.RECORDED) {
            contributions.add(one(Bucket.counted(event.kind()), event));
            EventValues values = EventValues.of(event);
            catalogue.metrics().stream()
                    .filter(metric -> metric.source() == event.kind())
                    .forEach(metric -> add(contributions, metric, event, values));
        }
        return contributions;
    }

    private static Contribution one(String metric, RecordEvent event) {
        return new Contribution(new Bucket(metric, event.id().org(), checked(event.businessDate()), List.of()), 1);
    }

    private static void add(List<Contribution> contributions, Metric metric, RecordEvent event, EventValues values) {
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
                Bucket bucket = new Bucket(metric.id(), event.id().org(), checked(day), all);
                contributions.add(new Contribution(bucket, part.value()));
            }
        });
    }

    private static LocalDate checked(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException(day + " (expected: " + FIRST_DAY + " to " + LAST_DAY + ")");
        }
        return day;
    }

    private static String checked(String label) {
        if (label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException(
                    label.length() + " characters (expected: a label of at most " + LONGEST_LABEL + ")");
        }
        return label;
    }
}
