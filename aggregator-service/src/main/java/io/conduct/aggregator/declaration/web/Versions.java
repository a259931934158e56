package io.conduct.aggregator.declaration.web;

import java.util.Arrays;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Versions as entity tags (RFC 9110). */
public final class Versions {

    private static final String ANY = "*";

    private Versions() {}

    /** Which versions, 0 for none, {@code If-Match} admits; a weak tag matches none. */
    public static LongPredicate admitted(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return version -> true;
        }
        Set<String> tags =
                Arrays.stream(ifMatch.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        return version -> version > 0 && (tags.contains(ANY) || tags.contains(tag(version)));
    }

    /** The answer to a declaration: 201 for the first version, 200 for any further. */
    public static <T> ResponseEntity<T> declared(boolean created, long version, T body) {
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(tag(version))
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    /** The answer to a reading. */
    public static <T> ResponseEntity<T> shown(long version, T body) {
        return declared(false, version, body);
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
