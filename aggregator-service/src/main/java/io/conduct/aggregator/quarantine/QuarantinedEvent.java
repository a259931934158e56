package io.conduct.aggregator.quarantine;

import java.time.Instant;

/**
 * An event that could not be counted.
 *
 * @param id where it came from, for example {@code conduct.meetings-0@17}; the same however often it is refused
 * @param source the topic it came from
 * @param org the org of the record it speaks of; empty when its key names none
 * @param reason stable code, for example {@code MALFORMED}
 * @param detail what is wrong with it; quotes nothing of it
 * @param at when it was refused
 * @param place where its bytes are in the quarantine
 */
public record QuarantinedEvent(
        String id, String source, String org, String reason, String detail, Instant at, Place place) {

    /**
     * A place in the quarantine topic.
     *
     * @param partition its partition
     * @param offset the offset there
     */
    record Place(int partition, long offset) {

        /** For example {@code 0@12}. */
        String text() {
            return partition + "@" + offset;
        }
    }
}
