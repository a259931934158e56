package io.conduct.aggregator.figure;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Says which part of a tally a bucket belongs to. Works out by series and by day what it can, so that adding up is quick. */
interface Grouping {

    /** The parts that the days of one series belong to. */
    @FunctionalInterface
    interface DayParts {
        /** The part an epoch day belongs to; null when it belongs to none. */
        @Nullable
        Accumulator on(int day);
    }

    /** The parts of one series. */
    DayParts partsOf(String org, List<String> dimensions);

    /** Whether a part is known by the records received for it; otherwise all are known when the total is. */
    default boolean isKnownByPart() {
        return true;
    }

    /** No parts. */
    static Grouping none() {
        return ofUnplaced((org, dimensions) -> day -> null);
    }

    /** The months that days of the period stand for. */
    static Grouping months(Tally tally, Period period, List<MonthDays> months) {
        int first = Math.toIntExact(period.from().toEpochDay());
        @Nullable Accumulator[] sums = new Accumulator[Math.toIntExact(period.days())];
        for (MonthDays month : months) {
            int from = Math.toIntExact(month.days().from().toEpochDay()) - first;
            int to = Math.toIntExact(month.days().to().toEpochDay()) - first;
            Arrays.fill(sums, from, to + 1, tally.partSum(month.month().toString()));
        }
        return (org, dimensions) -> day -> sums[day - first];
    }

    /** The orgs that {@code partOf} names. */
    static Grouping orgs(Tally tally, UnaryOperator<String> partOf) {
        return (org, dimensions) -> {
            Accumulator sum = tally.partSum(partOf.apply(org));
            return day -> sum;
        };
    }

    /** The values of a dimension. */
    static Grouping dimension(Tally tally, int index) {
        return ofUnplaced((org, dimensions) -> {
            Accumulator sum = index < dimensions.size() ? tally.partSum(dimensions.get(index)) : null;
            return day -> sum;
        });
    }

    private static Grouping ofUnplaced(Grouping grouping) {
        return new Grouping() {
            @Override
            public DayParts partsOf(String org, List<String> dimensions) {
                return grouping.partsOf(org, dimensions);
            }

            @Override
            public boolean isKnownByPart() {
                return false;
            }
        };
    }
}
