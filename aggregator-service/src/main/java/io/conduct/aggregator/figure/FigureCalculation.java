package io.conduct.aggregator.figure;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.figure.Breakdown.ByDimension;
import io.conduct.aggregator.figure.Breakdown.ByMonth;
import io.conduct.aggregator.figure.Breakdown.ByOrg;
import io.conduct.aggregator.figure.Figure.AsOf;
import io.conduct.aggregator.figure.Figure.Comparison;
import io.conduct.aggregator.figure.Figure.Part;
import io.conduct.aggregator.figure.Figure.PartComparison;
import io.conduct.aggregator.figure.Figure.Reason;
import io.conduct.aggregator.figure.Grouping.DayParts;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.aggregator.readmodel.BucketView.DayVisitor;
import io.conduct.aggregator.readmodel.BucketView.SeriesVisitor;
import io.conduct.service.org.Org;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes one figure from the buckets of one moment. */
final class FigureCalculation {

    private final BucketView view;
    private final FigureQuery query;
    private final Metric metric;
    private final Subtree subtree;
    private final Setting setting;
    private final Coverages coverages;
    private final Optional<Baseline> baseline;

    FigureCalculation(BucketView view, FigureQuery query, Subtree subtree, Setting setting) {
        this.view = view;
        this.query = query;
        this.metric = query.metric();
        this.subtree = subtree;
        this.setting = setting;
        this.coverages = new Coverages(view, subtree, setting);
        this.baseline = Baseline.of(query.compare(), query.period(), setting.today());
    }

    Figure figure(AsOf asOf) {
        Optional<Set<String>> sameOrgs = query.likeForLike() ? baseline.map(this::orgsKnownInBoth) : Optional.empty();
        Predicate<String> counted = owner ->
                sameOrgs.map(orgs -> orgs.contains(subtree.listed(owner))).orElse(true);
        Totals current = totals(query.period(), query.period()::daysByMonth, counted);
        Optional<Totals> previous = baseline.map(base -> totals(base.period(), base::months, counted));
        return new Figure(
                metric.id(),
                setting.language() == Language.ENGLISH
                        ? metric.name().en()
                        : metric.name().zh(),
                metric.unit(),
                query.org(),
                query.period(),
                text(current.total()),
                coverages.of(metric.source(), query.period()),
                comparison(current, previous),
                sameOrgs.map(List::copyOf).orElse(null),
                parts(current, previous),
                asOf);
    }

    private Set<String> orgsKnownInBoth(Baseline base) {
        Set<String> both = orgsKnownIn(query.period());
        both.retainAll(orgsKnownIn(base.period()));
        return both;
    }

    private Set<String> orgsKnownIn(Period period) {
        Set<String> orgs = new TreeSet<>();
        visit(
                Bucket.received(metric.source()),
                period,
                (org, dimensions) -> (day, value) -> orgs.add(subtree.listed(org)));
        coverages.visitDeclared(metric.source(), period, (org, day) -> orgs.add(subtree.listed(org)));
        return orgs;
    }

    private void visit(String id, Period period, SeriesVisitor visitor) {
        view.visit(id, query.org(), period.from(), period.to(), visitor);
    }

    private Totals totals(Period period, Supplier<List<MonthDays>> months, Predicate<String> counted) {
        if (metric.measure() instanceof Measure.Quotient quotient) {
            return new Quotients(
                    quotient.kind(),
                    tally(quotient.numerator(), period, months, counted),
                    tally(quotient.denominator(), period, months, counted));
        }
        return tally(metric, period, months, counted);
    }

    private Tally tally(Metric of, Period period, Supplier<List<MonthDays>> months, Predicate<String> counted) {
        MetricBuckets buckets = new MetricBuckets(view, of, query);
        Tally tally = new Tally(buckets.measure());
        Grouping grouping = grouping(tally, period, months, buckets);
        buckets.visit(period, (org, dimensions) -> {
            DayParts parts = grouping.partsOf(org, dimensions);
            List<String> hidden = buckets.hidden(dimensions);
            return counted.test(org) ? (day, value) -> add(tally, parts.on(day), hidden, value) : DayVisitor.NONE;
        });
        visit(Bucket.received(metric.source()), period, (org, dimensions) -> {
            DayParts parts = grouping.isKnownByPart() ? grouping.partsOf(org, dimensions) : day -> null;
            return counted.test(org) ? (day, value) -> know(tally, parts.on(day)) : DayVisitor.NONE;
        });
        coverages.visitDeclared(metric.source(), period, (org, day) -> {
            if (counted.test(org)) {
                DayParts parts = grouping.isKnownByPart() ? grouping.partsOf(org, List.of()) : other -> null;
                know(tally, parts.on(Math.toIntExact(day.toEpochDay())));
            }
        });
        return tally;
    }

    private static void add(Tally tally, @Nullable Accumulator part, List<String> hidden, long value) {
        tally.totalSum().add(hidden, value);
        if (part != null) {
            part.add(hidden, value);
        }
    }

    private static void know(Tally tally, @Nullable Accumulator part) {
        tally.totalSum().know();
        if (part != null) {
            part.know();
        }
    }

    private Grouping grouping(Tally tally, Period period, Supplier<List<MonthDays>> months, MetricBuckets buckets) {
        Breakdown breakdown = query.breakdown();
        if (breakdown instanceof ByMonth) {
            return Grouping.months(tally, period, months.get());
        }
        if (breakdown instanceof ByOrg) {
            return Grouping.orgs(tally, subtree::partOf);
        }
        return breakdown instanceof ByDimension ? Grouping.dimension(tally, buckets.labelAt()) : Grouping.none();
    }

    private @Nullable Comparison comparison(Totals current, Optional<Totals> previous) {
        return previous.flatMap(before -> baseline.map(base -> comparison(base, current.total(), before.total())))
                .orElse(null);
    }

    private Comparison comparison(Baseline base, Optional<BigDecimal> current, Optional<BigDecimal> previous) {
        Wording wording = Wording.of(base, query, setting.language());
        return change(current, previous)
                .map(change -> new Comparison(
                        base.period(),
                        text(previous),
                        text(Optional.of(change.difference())),
                        percent(change),
                        true,
                        null,
                        metric.polarity().isBetter(change.sign()).orElse(null),
                        wording.of(change)))
                .orElseGet(() -> new Comparison(
                        base.period(),
                        text(previous),
                        null,
                        null,
                        false,
                        previous.isPresent() ? Reason.CURRENT_UNKNOWN : Reason.PREVIOUS_UNKNOWN,
                        null,
                        wording.notComparable(previous.isEmpty())));
    }

    private List<Part> parts(Totals current, Optional<Totals> previous) {
        Set<String> keys = new TreeSet<>(current.parts());
        previous.ifPresent(before -> keys.addAll(before.parts()));
        if (query.breakdown() instanceof ByOrg) {
            subtree.children().stream()
                    .filter(org -> org.isInForceWithin(
                            query.period().from(), query.period().to()))
                    .map(Org::code)
                    .forEach(keys::add);
        }
        if (query.breakdown() instanceof ByDimension) {
            current.knowAllIfKnown(keys);
            previous.ifPresent(before -> before.knowAllIfKnown(keys));
        }
        return keys.stream().map(key -> part(key, current, previous)).toList();
    }

    private Part part(String key, Totals current, Optional<Totals> previous) {
        Optional<BigDecimal> value = current.part(key);
        PartComparison comparison =
                previous.map(before -> partComparison(value, before.part(key))).orElse(null);
        return new Part(key, text(value), comparison);
    }

    private PartComparison partComparison(Optional<BigDecimal> value, Optional<BigDecimal> before) {
        Optional<Change> change = change(value, before);
        return new PartComparison(
                text(before),
                text(change.map(Change::difference)),
                change.map(this::percent).orElse(null));
    }

    private static Optional<Change> change(Optional<BigDecimal> current, Optional<BigDecimal> previous) {
        return current.flatMap(now -> previous.map(before -> new Change(now, before)));
    }

    private @Nullable String text(Optional<BigDecimal> value) {
        return value.map(known -> Decimals.text(known, metric.decimals())).orElse(null);
    }

    /** Rates differ by percentage points; a percentage of a percentage only misleads. */
    private @Nullable String percent(Change change) {
        return change.percent()
                .filter(percent -> !metric.isRate())
                .map(percent -> Decimals.text(percent, Change.PERCENT_DECIMALS))
                .orElse(null);
    }
}
