package io.conduct.aggregator.generation;

import io.conduct.aggregator.catalogue.Catalogue;
import java.time.Instant;

/**
 * One counting of all records with one catalogue.
 *
 * @param name unique among all generations there ever were
 * @param hash the catalogue's hash
 * @param catalogue the catalogue's file
 * @param state where it stands
 * @param startedAt when it was asked for
 */
record Generation(String name, String hash, String catalogue, State state, Instant startedAt) {

    /** Where a generation stands. One that another has taken the place of ends, once all it left behind is removed. */
    enum State {
        /** It is counted beside the one that is served. */
        BUILDING,
        /** Its figures are served. */
        SERVING
    }

    /** Names the form of the counting state and of the figures records; what another form left is counted anew. */
    private static final String FORM = "-f2";

    /** A generation of this catalogue that is to be built. */
    static Generation building(String hash, String catalogue, Instant now) {
        String name =
                Catalogue.generationOf(hash) + "-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX) + FORM;
        return new Generation(name, hash, catalogue, State.BUILDING, now);
    }

    /** Whether this build can read what is counted for it. */
    boolean isOfThisForm() {
        return name.endsWith(FORM);
    }

    Generation serving() {
        return new Generation(name, hash, catalogue, State.SERVING, startedAt);
    }
}
