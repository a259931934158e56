package io.conduct.local.store;

import de.bwaldvogel.mongo.backend.ValueComparator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an index, or a place before or after all entries that begin alike.
 *
 * @param values the values of the indexed fields, null where one is missing; none for a document without an order
 * @param position where the document is
 * @param side 0 for an entry; below for the place before those that begin with the values, above for the one after
 */
record IndexEntry(List<@Nullable Object> values, @Nullable Object position, int side)
        implements Comparable<IndexEntry> {
    private static final ValueComparator VALUES = ValueComparator.ascWithoutListHandling();

    IndexEntry {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    static IndexEntry of(List<@Nullable Object> values, Object position) {
        return new IndexEntry(values, position, 0);
    }

    /** Of a document that has no single place in the order; behind all that have one. */
    static IndexEntry unordered(Object position) {
        return new IndexEntry(List.of(), position.toString(), 0);
    }

    static IndexEntry before(List<@Nullable Object> values) {
        return new IndexEntry(values, null, -1);
    }

    static IndexEntry after(List<@Nullable Object> values) {
        return new IndexEntry(values, null, 1);
    }

    boolean isOrdered() {
        return !values.isEmpty();
    }

    @Override
    public int compareTo(IndexEntry other) {
        int common = Math.min(values.size(), other.values.size());
        for (int i = 0; i < common; i++) {
            int difference = VALUES.compare(values.get(i), other.values.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        if (values.size() != other.values.size()) {
            return values.size() == common ? outside(side) : -outside(other.side);
        }
        return side == other.side ? VALUES.compare(position, other.position) : Integer.compare(side, other.side);
    }

    private static int outside(int side) {
        return side < 0 ? -1 : 1;
    }
}
