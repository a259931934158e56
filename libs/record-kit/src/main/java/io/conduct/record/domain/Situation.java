package io.conduct.record.domain;

import io.conduct.contract.RecordId;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an assessment may take into account besides the record's own content.
 *
 * @param id the record that is assessed; its org decides whose rules hold
 * @param peers the recorded (not withdrawn) records that share a lookup key with it, by that key, in no order
 * @param sideData what is stored besides records under its side keys, by that key
 * @param <P> the payload's type
 */
public record Situation<P>(RecordId id, Map<String, List<Peer<P>>> peers, Map<String, ObjectNode> sideData) {

    /** Takes a copy of the maps. */
    public Situation {
        peers = Map.copyOf(peers);
        sideData = Map.copyOf(sideData);
    }

    /** Nothing but related records. */
    public Situation(RecordId id, Map<String, List<Peer<P>>> peers) {
        this(id, peers, Map.of());
    }

    /** Nothing besides the content. */
    public static <P> Situation<P> alone(RecordId id) {
        return new Situation<>(id, Map.of());
    }
}
