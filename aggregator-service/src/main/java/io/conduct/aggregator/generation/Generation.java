package io.conduct.aggregator.generation;

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

    Generation serving() {
        return new Generation(name, hash, catalogue, State.SERVING, startedAt);
    }
}
