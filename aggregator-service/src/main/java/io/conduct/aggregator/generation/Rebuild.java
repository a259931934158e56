package io.conduct.aggregator.generation;

import java.time.Instant;

/**
 * A generation that is being counted and is not served yet.
 *
 * @param generation its name
 * @param catalogue the hash of its catalogue
 * @param startedAt when it was asked for
 * @param counted offsets of the record topics that are counted
 * @param total offsets of the record topics there are
 * @param progress {@code counted} over {@code total}, 0 to 1
 */
public record Rebuild(
        String generation, String catalogue, Instant startedAt, long counted, long total, double progress) {}
