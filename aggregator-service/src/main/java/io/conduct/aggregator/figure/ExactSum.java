package io.conduct.aggregator.figure;

import java.math.BigInteger;

/** Adds up 64-bit numbers without ever overflowing. */
final class ExactSum {

    private BigInteger large = BigInteger.ZERO;
    private long small;

    void add(long value) {
        long sum = small + value;
        // The sum overflowed when both had the sign that the sum has not.
        if (((small ^ sum) & (value ^ sum)) < 0) {
            large = large.add(BigInteger.valueOf(small));
            small = value;
        } else {
            small = sum;
        }
    }

    BigInteger total() {
        return large.add(BigInteger.valueOf(small));
    }
}
