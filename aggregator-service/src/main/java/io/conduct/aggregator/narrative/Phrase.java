package io.conduct.aggregator.narrative;

import org.jspecify.annotations.Nullable;

/**
 * One way a sentence of the report can be said.
 *
 * @param sentence position of the sentence in the report, from 0
 * @param form which of its ways
 * @param text what it says, its places filled
 * @param absenceOf the figure of which it claims that there was nothing; null when it claims no such thing
 */
public record Phrase(
        int sentence, Form form, String text, @Nullable String absenceOf) {

    /** Which way of a sentence. */
    public enum Form {
        /** The usual one. */
        TEXT,
        /** When its condition does not hold. */
        OTHERWISE,
        /** When one of its numbers is not known. */
        UNKNOWN
    }
}
