package io.conduct.aggregator.catalogue;

import io.conduct.aggregator.expression.EventValues;
import io.conduct.aggregator.expression.Expression;

/** What one record adds to a metric: a whole number of the metric's smallest unit, which is 10<sup>-scale</sup>. */
public sealed interface Measure {

    /** How much the event adds, in the smallest unit. */
    long amountOf(EventValues event);

    /** Decimals of the smallest unit: 2 for money, which is added up in 分. */
    int scale();

    /** Each record is one. */
    record Count() implements Measure {
        @Override
        public long amountOf(EventValues event) {
            return 1;
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
    record Sum(Expression amount, int scale) implements Measure {
        @Override
        public long amountOf(EventValues event) {
            return amount.amount(event);
        }
    }
}
