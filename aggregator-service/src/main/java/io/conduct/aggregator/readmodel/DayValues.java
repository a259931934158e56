package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.readmodel.BucketView.DayVisitor;
import java.util.Arrays;

/**
 * Whole numbers by day, only where they are not 0. Takes 12 bytes a day and has little room to spare, because most series of
 * many orgs have a day or two. Days are epoch days.
 */
final class DayValues {

    private static final int FIRST_CAPACITY = 1;

    private int[] days = new int[FIRST_CAPACITY];
    private long[] values = new long[FIRST_CAPACITY];
    private int size;

    /** Adds to the value of a day. */
    void add(int day, long change) {
        put(day, Math.addExact(on(day), change));
    }

    /** Sets the value of a day; the value before. */
    long put(int day, long value) {
        int at = Arrays.binarySearch(days, 0, size, day);
        long before = at >= 0 ? values[at] : 0;
        if (at >= 0 && value != 0) {
            values[at] = value;
        } else if (at >= 0) {
            remove(at);
        } else if (value != 0) {
            insert(-at - 1, day, value);
        }
        return before;
    }

    /** The value of a day. */
    long on(int day) {
        int at = Arrays.binarySearch(days, 0, size, day);
        return at >= 0 ? values[at] : 0;
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
            days = Arrays.copyOf(days, size + 1 + size / 2);
            values = Arrays.copyOf(values, days.length);
        }
        System.arraycopy(days, at, days, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        days[at] = day;
        values[at] = value;
        size++;
    }
}
