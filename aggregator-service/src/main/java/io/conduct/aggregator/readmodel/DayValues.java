package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.readmodel.BucketView.DayVisitor;
import java.util.Arrays;

/** Whole numbers by day, only where they are not 0. Takes 12 bytes a day. Days are epoch days. */
final class DayValues {

    private static final int FIRST_CAPACITY = 4;

    private int[] days = new int[FIRST_CAPACITY];
    private long[] values = new long[FIRST_CAPACITY];
    private int size;

    /** Sets the value of a day. */
    void put(int day, long value) {
        int at = Arrays.binarySearch(days, 0, size, day);
        if (at >= 0 && value != 0) {
            values[at] = value;
        } else if (at >= 0) {
            remove(at);
        } else if (value != 0) {
            insert(-at - 1, day, value);
        }
    }

    /** Visits the days of {@code [first, last]} in order. */
    void visit(int first, int last, DayVisitor visitor) {
        int found = Arrays.binarySearch(days, 0, size, first);
        for (int at = found >= 0 ? found : -found - 1; at < size && days[at] <= last; at++) {
            visitor.value(days[at], values[at]);
        }
    }

    private void remove(int at) {
        System.arraycopy(days, at + 1, days, at, size - at - 1);
        System.arraycopy(values, at + 1, values, at, size - at - 1);
        size--;
    }

    private void insert(int at, int day, long value) {
        if (size == days.length) {
            days = Arrays.copyOf(days, size + size / 2);
            values = Arrays.copyOf(values, days.length);
        }
        System.arraycopy(days, at, days, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        days[at] = day;
        values[at] = value;
        size++;
    }
}
