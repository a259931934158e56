package io.conduct.service.audit;

import java.time.Instant;

/**
 * What is kept of a log outside the store: with it, whoever can change the store can no longer rewrite the log up to
 * here, nor take entries off its end.
 *
 * @param at when it was taken
 * @param log the name of the log
 * @param entries how many entries the log had
 * @param head the hash of the last one
 */
public record Anchor(Instant at, String log, long entries, String head) {}
