package io.conduct.local.store;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;

/** Cursors as streams, which read no further than they are asked. */
final class Cursors {
    private Cursors() {}

    static <K> Stream<K> keys(Cursor<K, ?> cursor) {
        return stream(cursor);
    }

    static <V> Stream<V> values(Cursor<?, V> cursor) {
        Iterator<V> values = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public V next() {
                cursor.next();
                return cursor.getValue();
            }
        };
        return stream(values);
    }

    private static <T> Stream<T> stream(Iterator<T> items) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false);
    }
}
