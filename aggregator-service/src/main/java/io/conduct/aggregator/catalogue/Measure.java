package io.conduct.aggregator.catalogue;

import io.conduct.aggregator.expression.EventValues;
import io.conduct.aggregator.expression.Expression;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How a metric is made: of records, or of two other metrics. */
public sealed interface Measure {

    /** Made of records: what each of them adds is a number that can be taken back exactly. */
    sealed interface Counted extends Measure {

        /** What the event adds; each part goes into a bucket of its own. */
        List<Part> partsOf(EventValues event);

        /**
         * What a record's part means to the reader of a figure, in the smallest unit: 1 for a record that is counted, its
         * amount for one that is added up or compared. Empty for a part that only says that the record is there.
         */
        default OptionalLong contributionOf(Part part) {
            return OptionalLong.of(part.value());
        }

        /** Decimals of the smallest unit: 2 for money, which is added up in 分. */
        int scale();
    }

    /**
     * A number on its way into a bucket.
     *
     * @param hidden labels that tell apart what must not be added up; none for a count or a sum
     * @param value whole number of smallest units, or of records
     */
    record Part(List<String> hidden, long value) {

        /** Takes a copy of the labels. */
        public Part {
            hidden = List.copyOf(hidden);
        }
    }

    /** Each record is one. */
    record Count() implements Counted {

        private static final List<Part> ONE = List.of(new Part(List.of(), 1));

        @Override
        public List<Part> partsOf(EventValues event) {
            return ONE;
        }

        @Override
        public int scale() {
            return 0;
        }
    }

    /**
     * Each record adds what an expression says.
     *
     * @param amount whole number of smallest units
     * @param scale decimals of the smallest unit, 0 to 6
     */
    record Sum(Expression amount, int scale) implements Counted {
        @Override
        public List<Part> partsOf(EventValues event) {
            return List.of(new Part(List.of(), amount.amount(event)));
        }
    }

    /**
     * The largest or smallest amount of a record; or, with a subject, of what the records of each subject add up to
     * (均达…以上 is the smallest). The amount, or the subject, is a hidden label: buckets hold how many records have it.
     *
     * @param end which end
     * @param amount whole number of smallest units
     * @param scale decimals of the smallest unit, 0 to 6
     * @param subject what the amounts are first added up by; null to compare single records
     */
    record Extreme(
            End end, Expression amount, int scale, @Nullable Expression subject) implements Counted {

        /** Second hidden label of the bucket that holds a subject's records. */
        public static final String RECORDS = "records";
        /** Second hidden label of the bucket that holds the sum of a subject's amounts. */
        public static final String AMOUNT = "amount";

        /** Which end. */
        public enum End {
            /** The largest. */
            MAX,
            /** The smallest. */
            MIN
        }

        @Override
        public List<Part> partsOf(EventValues event) {
            long value = amount.amount(event);
            if (subject == null) {
                return List.of(new Part(List.of(Long.toString(value)), 1));
            }
            String name = subject.label(event);
            return List.of(new Part(List.of(name, RECORDS), 1), new Part(List.of(name, AMOUNT), value));
        }

        @Override
        public OptionalLong contributionOf(Part part) {
            if (subject == null) {
                return OptionalLong.of(Long.parseLong(part.hidden().get(0)));
            }
            return AMOUNT.equals(part.hidden().get(1)) ? OptionalLong.of(part.value()) : OptionalLong.empty();
        }
    }

    /**
     * How many different values there are. The value is a hidden label: buckets hold how many records have it.
     *
     * @param value what is told apart
     */
    record Distinct(Expression value) implements Counted {
        @Override
        public List<Part> partsOf(EventValues event) {
            return List.of(new Part(List.of(value.label(event)), 1));
        }

        @Override
        public int scale() {
            return 0;
        }
    }

    /**
     * One metric divided by another, both of the same source, each placed in periods by its own date.
     *
     * @param kind what the quotient is
     * @param numerator counted metric
     * @param denominator counted metric; where it is 0 there is no quotient
     */
    record Quotient(Kind kind, Metric numerator, Metric denominator) implements Measure {

        /** What a quotient is. */
        public enum Kind {
            /** A rate in per cent; two of them differ by 百分点. */
            RATIO,
            /** An amount for each. */
            AVERAGE
        }
    }
}
