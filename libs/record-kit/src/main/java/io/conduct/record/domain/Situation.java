package io.conduct.record.domain;

import io.conduct.contract.RecordId;
import java.util.List;
import java.util.Map;

/**
 * What an assessment may take into account besides the record's own content.
 *
 * @param id the record that is assessed; its org decides whose rules hold
 * @param peers the recorded (not withdrawn) records that share a lookup key with it, by that key, in no order
 * @param <P> the payload's type
 */
public record Situation<P>(RecordId id, Map<String, List<Peer<P>>> peers) {

    /** Takes a copy of the peers. */
    public Situation {
        peers = Map.copyOf(peers);
    }

    /** Nothing besides the content. */
    public static <P> Situation<P> alone(RecordId id) {
        return new Situation<>(id, Map.of());
    }
}
