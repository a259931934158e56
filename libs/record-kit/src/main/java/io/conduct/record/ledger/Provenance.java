package io.conduct.record.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who submitted something, through which door and when.
 *
 * @param client the client's identifier at the authorization server
 * @param door the way in
 * @param at when the platform took it in, to the millisecond
 * @param origin where exactly it came from, for a door that reads many at once: a file's digest and row, a topic's
 *     partition and offset; null when the door says it all
 */
public record Provenance(
        String client, Door door, Instant at, @Nullable String origin) {

    /** Cuts the instant to what the store keeps. */
    public Provenance {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A submission of which the door says it all. */
    public static Provenance of(String client, Door door, Instant at) {
        return new Provenance(client, door, at, null);
    }

    Provenance from(@Nullable String exactOrigin) {
        return exactOrigin == null ? this : new Provenance(client, door, at, exactOrigin);
    }
}
