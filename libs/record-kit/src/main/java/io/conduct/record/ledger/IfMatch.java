package io.conduct.record.ledger;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The precondition of RFC 9110 {@code If-Match}, with the version as entity tag. */
public final class IfMatch {

    /** No precondition. */
    public static final IfMatch NONE = new IfMatch(null);

    private static final String ANY = "*";

    private final @Nullable Set<String> tags;

    private IfMatch(@Nullable Set<String> tags) {
        this.tags = tags;
    }

    /** Reads the header; a weak tag never matches. */
    public static IfMatch of(@Nullable String header) {
        if (header == null) {
            return NONE;
        }
        return new IfMatch(Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.startsWith("W/"))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the record as it is now, null when there is none, meets the precondition. */
    public boolean admits(@Nullable StoredRecord current) {
        return admitsVersion(current == null ? null : current.version());
    }

    /** Whether something of this version, null when there is none, meets the precondition. */
    public boolean admitsVersion(@Nullable Long version) {
        return tags == null || (version != null && (tags.contains(ANY) || tags.contains("\"" + version + "\"")));
    }
}
