package io.conduct.aggregator.pace;

import io.conduct.aggregator.catalogue.Goals;
import io.conduct.aggregator.catalogue.Goals.Bound;
import io.conduct.aggregator.catalogue.Goals.Limit;
import io.conduct.aggregator.catalogue.Goals.Pace;
import io.conduct.aggregator.catalogue.Goals.Target;
import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.catalogue.Polarity;
import io.conduct.aggregator.figure.Breakdown;
import io.conduct.aggregator.figure.Compare;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.Figure.Comparison;
import io.conduct.aggregator.figure.FigureQuery;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.pace.Ceilings.Expected;
import io.conduct.aggregator.pace.Ceilings.Goal;
import io.conduct.aggregator.pace.Ceilings.Item;
import io.conduct.aggregator.pace.Ceilings.Kind;
import io.conduct.aggregator.pace.Ceilings.LastYear;
import io.conduct.aggregator.pace.Ceilings.Status;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.service.org.OrgDirectory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Holds the figures of a year against the goals of the catalogue. Ceilings and limits are numbers for the root org; a
 * target is a percentage and holds for every org.
 */
@Service
public class CeilingReports {

    private static final int TO_PERCENT = 2;
    private static final int QUARTERS = 4;

    private final Figures figures;
    private final Explanations explanations;
    private final OrgDirectory directory;

    CeilingReports(Figures figures, Explanations explanations, OrgDirectory directory) {
        this.figures = figures;
        this.explanations = explanations;
        this.directory = directory;
    }

    /**
     * Where the year stands, all at the same moment.
     *
     * @throws io.conduct.aggregator.figure.FiguresNotReadyException while figures are not complete
     */
    public Ceilings of(int year, String org) {
        Period period = Period.ofYear(year);
        LocalDate today = figures.today();
        List<Item> items = figures.read(view -> view.catalogue().metrics().stream()
                .map(metric -> new YearOf(view, metric, org, year, new Outlook(period, today, metric.decimals())))
                .filter(YearOf::hasGoals)
                .map(YearOf::item)
                .toList());
        return new Ceilings(year, org, new Outlook(period, today, 0).lastDay().toString(), items);
    }

    /** One metric in one year. */
    private final class YearOf {

        private final BucketView view;
        private final Metric metric;
        private final String org;
        private final int year;
        private final Outlook outlook;

        YearOf(BucketView view, Metric metric, String org, int year, Outlook outlook) {
            this.view = view;
            this.metric = metric;
            this.org = org;
            this.year = year;
            this.outlook = outlook;
        }

        boolean hasGoals() {
            Target target = metric.goals().target();
            return (isRoot()
                            && (metric.goals().ceilingIn(year).isPresent()
                                    || metric.goals().limit() != null))
                    || (target != null && target.baselineYear() < year);
        }

        private boolean isRoot() {
            return org.equals(directory.root());
        }

        Item item() {
            Figure figure = figure(year, Compare.YEAR_BEFORE);
            Optional<BigDecimal> used = decimal(figure.value());
            Optional<BigDecimal> sameDays = decimal(previous(figure));
            Optional<BigDecimal> lastYear =
                    decimal(figure(year - 1, Compare.NONE).value());
            Optional<BigDecimal> linear = used.map(so -> isAddedUp() ? outlook.linear(so) : so);
            Optional<BigDecimal> seasonal =
                    used.flatMap(so -> isAddedUp() ? outlook.seasonal(so, sameDays, lastYear) : Optional.of(so));
            List<Goal> goals = goals(used, linear, seasonal);
            Optional<BigDecimal> ceiling = goals.stream()
                    .filter(goal -> goal.bound() == Bound.AT_MOST)
                    .flatMap(goal -> decimal(goal.value()).stream())
                    .min(Comparator.naturalOrder());
            return new Item(
                    metric.id(),
                    metric.name().zh(),
                    metric.unit(),
                    figure.value(),
                    text(ceiling),
                    text(ceiling.flatMap(most -> used.map(most::subtract))),
                    new Expected(text(linear), text(seasonal)),
                    goals.stream()
                            .map(Goal::status)
                            .max(Comparator.naturalOrder())
                            .orElse(Status.UNKNOWN),
                    goals,
                    lastYear(figure, used, sameDays, lastYear),
                    explanations.find(year, metric.id(), org).orElse(null));
        }

        private LastYear lastYear(
                Figure figure, Optional<BigDecimal> used, Optional<BigDecimal> sameDays, Optional<BigDecimal> whole) {
            boolean fewer = metric.polarity() == Polarity.FEWER_IS_BETTER;
            Comparison comparison = figure.comparison();
            return new LastYear(
                    text(sameDays),
                    text(whole),
                    fewer && isAbove(used, sameDays),
                    fewer && isAbove(used, whole),
                    comparison == null || !comparison.comparable() ? null : comparison.wording());
        }

        private List<Goal> goals(
                Optional<BigDecimal> used, Optional<BigDecimal> linear, Optional<BigDecimal> seasonal) {
            Goals of = metric.goals();
            List<Goal> goals = new ArrayList<>();
            Optional<BigDecimal> either = seasonal.or(() -> linear);
            if (isRoot()) {
                of.ceilingIn(year)
                        .ifPresent(most -> goals.add(
                                goal(Kind.CEILING, Bound.AT_MOST, Optional.of(most), used, either, year + "年度总量控制")));
                Limit limit = of.limit();
                if (limit != null) {
                    goals.add(goal(Kind.LIMIT, limit.bound(), Optional.of(limit.value()), used, either, limit.rule())
                            .missedIn(quartersThatMissed(limit)));
                }
            }
            Target target = of.target();
            if (target != null && target.baselineYear() < year) {
                Bound bound = target.percent().signum() > 0 ? Bound.AT_LEAST : Bound.AT_MOST;
                Optional<BigDecimal> expected = target.pace() == Pace.LINEAR ? linear : either;
                goals.add(goal(Kind.TARGET, bound, valueOf(target), used, expected, wording(target)));
            }
            return goals;
        }

        private Goal goal(
                Kind kind,
                Bound bound,
                Optional<BigDecimal> value,
                Optional<BigDecimal> used,
                Optional<BigDecimal> expected,
                String rule) {
            Status status = Standing.of(bound, value, used, expected, !outlook.isRunning());
            Optional<BigDecimal> left = value.flatMap(most -> used.map(most::subtract));
            return new Goal(kind, bound, text(value), text(left), status, List.of(), rule);
        }

        /** The quarters that are over and known, and did not keep what every quarter has to. */
        private List<String> quartersThatMissed(Limit limit) {
            BigDecimal each = limit.everyQuarter();
            return each == null
                    ? List.of()
                    : IntStream.rangeClosed(1, QUARTERS)
                            .filter(quarter ->
                                    Period.ofQuarter(year, quarter).to().isBefore(outlook.today()))
                            .filter(quarter -> decimal(figure(Period.ofQuarter(year, quarter), Compare.NONE)
                                            .value())
                                    .map(had -> Standing.breaks(limit.bound(), had, each))
                                    .orElse(false))
                            .mapToObj(quarter -> year + "-Q" + quarter)
                            .toList();
        }

        /** What is left of the baseline year's figure; compared exactly, so with every decimal it needs. */
        private Optional<BigDecimal> valueOf(Target target) {
            BigDecimal share = BigDecimal.ONE.movePointRight(TO_PERCENT).add(target.percent());
            return decimal(figure(target.baselineYear(), Compare.NONE).value())
                    .map(base -> base.multiply(share).movePointLeft(TO_PERCENT));
        }

        private static String wording(Target target) {
            String size = target.percent().abs().stripTrailingZeros().toPlainString() + "%";
            return "较" + target.baselineYear() + "年" + (target.percent().signum() > 0 ? "增加" : "压减") + size;
        }

        private boolean isAddedUp() {
            return metric.measure() instanceof Measure.Count || metric.measure() instanceof Measure.Sum;
        }

        private Figure figure(int of, Compare compare) {
            return figure(Period.ofYear(of), compare);
        }

        private Figure figure(Period period, Compare compare) {
            return figures.in(view, new FigureQuery(metric, org, period, new Breakdown.None(), compare, false));
        }

        private @Nullable String text(Optional<BigDecimal> value) {
            return value.map(known -> known.scale() <= metric.decimals()
                            ? known.setScale(metric.decimals(), RoundingMode.UNNECESSARY)
                            : known.stripTrailingZeros())
                    .map(BigDecimal::toPlainString)
                    .orElse(null);
        }
    }

    private static boolean isAbove(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) > 0;
    }

    private static @Nullable String previous(Figure figure) {
        Comparison comparison = figure.comparison();
        return comparison == null ? null : comparison.value();
    }

    private static Optional<BigDecimal> decimal(@Nullable String text) {
        return Optional.ofNullable(text).map(BigDecimal::new);
    }
}
