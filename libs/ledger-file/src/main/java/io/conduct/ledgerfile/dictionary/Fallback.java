package io.conduct.ledgerfile.dictionary;

import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from when its cell is blank or its column missing. The first that applies decides.
 *
 * @param endOf pointer of the text whose last word it is, such as 通知 at the end of a title; null otherwise
 * @param titled what the title of the ledger or the name of the sheet says; null when that does not matter
 * @param value the value; null for {@code endOf}
 */
public record Fallback(
        @Nullable String endOf,
        @Nullable String titled,
        @Nullable String value) {}
