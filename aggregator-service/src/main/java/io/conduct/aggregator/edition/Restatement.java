package io.conduct.aggregator.edition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the figures of now differ from those of an edition.
 *
 * @param number the edition
 * @param year the year
 * @param org the org
 * @param comparedAt the moment of the figures of now
 * @param catalogue the definitions of the metrics, by their hash
 * @param reportDefinition what the report says, by its hash
 * @param rules the rules on each kind of record, by their version
 * @param items the figures that differ; empty when none does
 */
public record Restatement(
        int number,
        int year,
        String org,
        Instant comparedAt,
        Definition catalogue,
        Definition reportDefinition,
        Map<String, Definition> rules,
        List<Item> items) {

    /** Takes copies. */
    public Restatement {
        rules = Collections.unmodifiableMap(new TreeMap<>(rules));
        items = List.copyOf(items);
    }

    /** The same with the reasons of its causes, and with these among the reasons of its figures. */
    Restatement explained(Function<Cause, @Nullable Reason> reasons) {
        return new Restatement(
                number,
                year,
                org,
                comparedAt,
                catalogue,
                reportDefinition,
                rules,
                items.stream().map(item -> item.explained(reasons)).toList());
    }

    /**
     * A definition at both moments.
     *
     * @param frozen its hash in the edition; null when the edition does not tell
     * @param now its hash now; null when nobody tells
     * @param changed whether they are known to differ
     */
    public record Definition(
            @Nullable String frozen, @Nullable String now, boolean changed) {

        static Definition of(@Nullable String frozen, @Nullable String now) {
            return new Definition(frozen, now, frozen != null && now != null && !frozen.equals(now));
        }
    }

    /** Why a figure differs. */
    public enum Reason {
        /** Records were added, amended or withdrawn. */
        DATA,
        /** Records whose content is the same are judged by other rules, or with regard to other related records. */
        RULES,
        /** The metric is defined otherwise now. */
        DEFINITION,
        /** An org reported, or declared, that had been silent. */
        COVERAGE,
        /** A number was declared otherwise. */
        DECLARATION,
        /** The year it is compared with differs. */
        PREVIOUS_YEAR
    }

    /**
     * A figure that differs.
     *
     * @param metric the metric; {@code indicator/CODE} for a declared number
     * @param name its name
     * @param unit its unit
     * @param frozen the value in the edition; null when it was not known
     * @param now the value now; null when it is not known
     * @param frozenPrevious the value of the year before in the edition
     * @param nowPrevious that value now
     * @param reasons why
     * @param records the records that cause it
     * @param previousRecords the records that make the value of the year before differ; none are named where a running
     *     year was frozen, since the days it is compared with move on
     */
    public record Item(
            String metric,
            String name,
            String unit,
            @Nullable String frozen,
            @Nullable String now,
            @Nullable String frozenPrevious,
            @Nullable String nowPrevious,
            List<Reason> reasons,
            List<Cause> records,
            List<Cause> previousRecords) {

        /** Records of which no reason is known may have been amended. */
        private Item explained(Function<Cause, @Nullable Reason> reasonOf) {
            List<Cause> explained = explained(records, reasonOf);
            Set<Reason> all = new TreeSet<>(reasons);
            if (!explained.isEmpty()) {
                all.remove(Reason.DATA);
                explained.forEach(cause -> all.add(Objects.requireNonNullElse(cause.reason(), Reason.DATA)));
            }
            return new Item(
                    metric,
                    name,
                    unit,
                    frozen,
                    now,
                    frozenPrevious,
                    nowPrevious,
                    List.copyOf(all),
                    explained,
                    explained(previousRecords, reasonOf));
        }

        private static List<Cause> explained(List<Cause> causes, Function<Cause, @Nullable Reason> reasonOf) {
            return causes.stream()
                    .map(cause -> cause.because(reasonOf.apply(cause)))
                    .toList();
        }
    }

    /** What happened to a record's part in a figure. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A record that causes a difference.
     *
     * @param metric the counted metric it counts in: the figure's own, or an operand of a rate
     * @param record {@code org/sourceId}
     * @param change what happened
     * @param frozenVersion its version in the edition; null when it was not counted in anything
     * @param nowVersion its version now; null when it does not count in anything any more
     * @param reason {@link Reason#DATA}, {@link Reason#RULES}, or {@link Reason#DEFINITION} for a record that is still the
     *     same; absent when the recording services could not be asked which of the first two it is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cause(
            String metric,
            String record,
            Change change,
            @Nullable Long frozenVersion,
            @Nullable Long nowVersion,
            @Nullable Reason reason) {

        private Cause because(@Nullable Reason known) {
            return new Cause(metric, record, change, frozenVersion, nowVersion, known);
        }
    }
}
