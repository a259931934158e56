package io.conduct.ledgerfile.dictionary;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values that a column may hold, and the words for each. */
public final class Words {

    static final Words NONE = new Words(Map.of());

    private static final int LONGEST_TEXT = 1_000;

    private final Map<String, List<String>> byValue;
    private final Map<String, String> values = new HashMap<>();

    Words(Map<String, List<String>> byValue) {
        this.byValue = Collections.unmodifiableMap(new LinkedHashMap<>(byValue));
        byValue.forEach((value, words) -> {
            values.put(Keys.of(value), value);
            words.forEach(word -> values.put(Keys.of(word), value));
        });
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return byValue.isEmpty();
    }

    /** The values in the order of the file. */
    public Set<String> values() {
        return byValue.keySet();
    }

    /** The best word of every value. */
    public List<String> best() {
        return byValue.values().stream().map(words -> words.get(0)).toList();
    }

    /** The value of a word, given by its key, or of the value itself. */
    public Optional<String> valueOf(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of the longest word that the text ends with, brackets at its end left aside. */
    public Optional<String> valueAtTheEndOf(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        String key = Keys.withoutBrackets(Keys.of(text));
        String best = "";
        for (String word : values.keySet()) {
            if (word.length() > best.length() && key.endsWith(word)) {
                best = word;
            }
        }
        return Optional.ofNullable(values.get(best));
    }
}
