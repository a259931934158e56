package io.conduct.local.store;

import java.util.Comparator;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A map of the store file; what changes in it is noted in the journal too. */
final class StoredMap<K, V> {
    private final String name;
    private final MVMap<K, V> map;
    private final Journal journal;

    StoredMap(String name, MVMap<K, V> map, Journal journal) {
        this.name = name;
        this.map = map;
        this.journal = journal;
    }

    void put(K key, V value) {
        map.put(key, value);
        journal.put(name, map, key, value);
    }

    /** Puts what is not there yet; false if it is. */
    boolean add(K key, V value) {
        boolean absent = map.putIfAbsent(key, value) == null;
        if (absent) {
            journal.put(name, map, key, value);
        }
        return absent;
    }

    @Nullable
    V remove(K key) {
        V former = map.remove(key);
        if (former != null) {
            journal.remove(name, map, key);
        }
        return former;
    }

    @Nullable
    V get(K key) {
        return map.get(key);
    }

    boolean contains(K key) {
        return map.containsKey(key);
    }

    long size() {
        return map.sizeAsLong();
    }

    @Nullable
    K firstKey() {
        return map.firstKey();
    }

    @Nullable
    K lastKey() {
        return map.lastKey();
    }

    Comparator<K> order() {
        return map.getKeyType();
    }

    /** The keys from one to another, both included; null is no bound. */
    Stream<K> keys(@Nullable K from, @Nullable K to) {
        return Cursors.keys(map.cursor(from, to, false));
    }

    /** The keys from one down to another, both included; null is no bound. */
    Stream<K> keysDown(@Nullable K from, @Nullable K to) {
        return Cursors.keys(map.cursor(from, to, true));
    }

    /** What the keys from one to another have, both included; null is no bound. */
    Stream<V> values(@Nullable K from, @Nullable K to) {
        return Cursors.values(map.cursor(from, to, false));
    }

    Stream<V> valuesDown() {
        return Cursors.values(map.cursor(null, null, true));
    }
}
