package io.conduct.aggregator.readmodel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One copy of each key and of each label, however many metrics and orgs have a series of it. Not for several threads. */
final class SeriesKeys {

    private final Map<SeriesKey, SeriesKey> keys = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();

    SeriesKey of(int part, List<String> labels) {
        SeriesKey key = new SeriesKey(part, labels);
        SeriesKey known = keys.get(key);
        return known != null ? known : keep(key);
    }

    private SeriesKey keep(SeriesKey key) {
        List<String> shared = key.labels().stream()
                .map(label -> labels.computeIfAbsent(label, same -> same))
                .toList();
        SeriesKey kept = new SeriesKey(key.part(), shared);
        keys.put(kept, kept);
        return kept;
    }

    void clear() {
        keys.clear();
        labels.clear();
    }
}
