package io.conduct.aggregator.declaration;

import java.util.Arrays;
import java.util.List;

/**
 * Names a declaration: its kind, and what it is about, for example {@code coverage/congress.general-office/meetings/2021-03}.
 *
 * @param kind what is declared
 * @param parts what it is about; no part holds a slash
 */
public record DeclarationId(Kind kind, List<String> parts) {

    private static final String SEPARATOR = "/";

    /** What can be declared. */
    public enum Kind {
        /** That an org sent all records of a kind in a month or year: org, kind, period. */
        COVERAGE,
        /** Why a figure moved the wrong way: year, metric, org. */
        EXPLANATION,
        /** A number that no record supplies: org, year, code. */
        INDICATOR
    }

    /** Takes a copy of the parts. */
    public DeclarationId {
        parts = List.copyOf(parts);
        if (parts.stream().anyMatch(part -> part.isEmpty() || part.contains(SEPARATOR))) {
            throw new IllegalArgumentException(parts + " (expected: parts without a slash)");
        }
    }

    /** The declaration of this kind about these. */
    public static DeclarationId of(Kind kind, String... parts) {
        return new DeclarationId(kind, List.of(parts));
    }

    /** The identity in the store, which never changes its form. */
    String key() {
        return kind.name() + SEPARATOR + String.join(SEPARATOR, parts);
    }

    static DeclarationId ofKey(String key) {
        String[] parts = key.split(SEPARATOR, -1);
        return new DeclarationId(Kind.valueOf(parts[0]), Arrays.asList(parts).subList(1, parts.length));
    }
}
