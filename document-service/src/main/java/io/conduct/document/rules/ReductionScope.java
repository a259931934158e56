package io.conduct.document.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a document counts in the statistics on fewer documents, and why.
 *
 * @param included whether it counts
 * @param reason {@link #DECLARED}, {@link #INCLUDED}, or the code of the exclusion
 * @param from first day of the counting scope that decided; null when none did
 */
public record ReductionScope(
        boolean included, String reason, @Nullable LocalDate from) {

    /** The sender said so. */
    public static final String DECLARED = "DECLARED";
    /** No exclusion applies. */
    public static final String INCLUDED = "INCLUDED";
}
