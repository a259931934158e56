package io.conduct.record.ledger;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The preconditions of RFC 9110 {@code If-Match} and {@code If-None-Match}, with the version as entity tag. */
public final class IfMatch {

    /** No precondition. */
    public static final IfMatch NONE = new IfMatch(null, Set.of());

    private static final String ANY = "*";
    private static final String WEAK = "W/";

    private final @Nullable Set<String> tags;
    private final Set<String> refused;

    private IfMatch(@Nullable Set<String> tags, Set<String> refused) {
        this.tags = tags;
        this.refused = refused;
    }

    /** Reads {@code If-Match}; a weak tag never matches. */
    public static IfMatch of(@Nullable String header) {
        return of(header, null);
    }

    /** Reads both headers; {@code If-None-Match: *} admits only what is not there yet, and a weak tag is like a strong one. */
    public static IfMatch of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return new IfMatch(
                ifMatch == null
                        ? null
                        : tagsIn(ifMatch).filter(tag -> !tag.startsWith(WEAK)).collect(Collectors.toUnmodifiableSet()),
                ifNoneMatch == null
                        ? Set.of()
                        : tagsIn(ifNoneMatch)
                                .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<String> tagsIn(String header) {
        return Arrays.stream(header.split(",", -1)).map(String::strip);
    }

    /** Whether the record as it is now, null when there is none, meets the preconditions. */
    public boolean admits(@Nullable StoredRecord current) {
        return admitsVersion(current == null ? null : current.version());
    }

    /** Whether something of this version, null when there is none, meets the preconditions. */
    public boolean admitsVersion(@Nullable Long version) {
        if (version == null) {
            return tags == null;
        }
        String tag = '"' + version.toString() + '"';
        return (tags == null || tags.contains(ANY) || tags.contains(tag))
                && !refused.contains(ANY)
                && !refused.contains(tag);
    }
}
