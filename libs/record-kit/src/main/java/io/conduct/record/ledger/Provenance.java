package io.conduct.record.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who submitted something, through which door and when.
 *
 * @param client the client's identifier at the authorization server
 * @param door the way in
 * @param at when the platform took it in, to the millisecond
 */
public record Provenance(String client, Door door, Instant at) {

    /** Cuts the instant to what the store keeps. */
    public Provenance {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
