package io.conduct.record.relay;

import reactor.core.publisher.Mono;

/**
 * Which instance's relay is at work. Only keeps the others from trying all the time: what makes two relays at once
 * harmless is Kafka's fencing, not this.
 */
public interface RelayLease {

    /** Takes the lease, or prolongs it; false when another instance holds it. */
    Mono<Boolean> hold();

    /** Gives it up, if it is ours. */
    Mono<Void> release();
}
