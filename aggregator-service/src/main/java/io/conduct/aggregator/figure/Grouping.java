package io.conduct.aggregator.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Says which part of a breakdown a bucket belongs to. */
interface Grouping {

    /** The part's key; empty when it belongs to none. */
    Optional<String> keyOf(String org, List<String> dimensions, int day);

    /** Whether a part is known by the records received for it; otherwise all are known when the total is. */
    boolean isKnownByPart();

    /** No parts. */
    static Grouping none() {
        return of(false, (org, dimensions, day) -> Optional.empty());
    }

    /** The calendar months of a period that is compared. */
    static Grouping months() {
        return months(day -> Optional.of(YearMonth.from(day)));
    }

    /** The months that days stand for. */
    static Grouping months(Function<LocalDate, Optional<YearMonth>> monthFor) {
        Map<Integer, Optional<String>> keys = new HashMap<>();
        return of(
                true,
                (org, dimensions, day) -> keys.computeIfAbsent(
                        day, key -> monthFor.apply(LocalDate.ofEpochDay(key)).map(YearMonth::toString)));
    }

    /** The orgs that {@code partOf} names. */
    static Grouping orgs(Function<String, String> partOf) {
        Map<String, Optional<String>> keys = new HashMap<>();
        return of(true, (org, dimensions, day) -> keys.computeIfAbsent(org, owner -> Optional.of(partOf.apply(owner))));
    }

    /** The values of a dimension. */
    static Grouping dimension(int index) {
        return of(
                false,
                (org, dimensions, day) ->
                        index < dimensions.size() ? Optional.of(dimensions.get(index)) : Optional.empty());
    }

    /** How one bucket is placed. */
    @FunctionalInterface
    interface Placing {
        Optional<String> keyOf(String org, List<String> dimensions, int day);
    }

    private static Grouping of(boolean knownByPart, Placing placing) {
        return new Grouping() {
            @Override
            public Optional<String> keyOf(String org, List<String> dimensions, int day) {
                return placing.keyOf(org, dimensions, day);
            }

            @Override
            public boolean isKnownByPart() {
                return knownByPart;
            }
        };
    }
}
