package io.conduct.record.relation;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordStatus;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.record.domain.Peer;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.domain.Situation;
import io.conduct.record.ledger.Records;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.ledger.StoredRecord.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assesses contents by the rules, by the records related to them and by the side data they depend on.
 *
 * @param <P> the payload
 */
public final class Assessor<P> {

    private final RecordDomain<P> domain;
    private final Records records;
    private final RelationIndex relations;
    private final @Nullable SideData sideData;

    /** Assesses records of a domain without side data. */
    public Assessor(RecordDomain<P> domain, Records records, RelationIndex relations) {
        this(domain, records, relations, null);
    }

    public Assessor(RecordDomain<P> domain, Records records, RelationIndex relations, @Nullable SideData sideData) {
        this.domain = domain;
        this.records = records;
        this.relations = relations;
        this.sideData = sideData;
    }

    /** Whether the content of {@code id} can come to anything else than it does alone. */
    public boolean looksBeyond(RecordId id, Content content) {
        return !content.keys().isEmpty() || !sideKeys(id, content).isEmpty();
    }

    /** What each content comes to, given what is stored and given the others. A record that is stored counts as given. */
    public Mono<Map<RecordId, Assessment>> assess(Map<RecordId, Content> contents) {
        Set<String> keys = contents.values().stream()
                .flatMap(content -> content.keys().stream())
                .collect(Collectors.toSet());
        return Mono.zip(peers(keys, contents), sideData(contents), (peers, side) -> assess(contents, peers, side));
    }

    private Mono<Map<String, List<Peer<P>>>> peers(Set<String> keys, Map<RecordId, Content> contents) {
        if (keys.isEmpty()) {
            return Mono.just(Map.of());
        }
        return relations
                .find(keys)
                .map(found ->
                        found.values().stream().flatMap(Collection::stream).collect(Collectors.toSet()))
                .flatMap(records::findAll)
                .map(stored -> peersOf(contents, stored));
    }

    private Mono<Map<String, ObjectNode>> sideData(Map<RecordId, Content> contents) {
        Set<String> keys = new HashSet<>();
        contents.forEach((id, content) -> keys.addAll(sideKeys(id, content)));
        return sideData == null || keys.isEmpty() ? Mono.just(Map.of()) : sideData.find(keys);
    }

    private Set<String> sideKeys(RecordId id, Content content) {
        return sideData == null ? Set.of() : domain.sideKeys(id, payloadOf(content));
    }

    private Map<RecordId, Assessment> assess(
            Map<RecordId, Content> contents, Map<String, List<Peer<P>>> peers, Map<String, ObjectNode> side) {
        Map<RecordId, Assessment> assessments = new LinkedHashMap<>();
        contents.forEach((id, content) -> {
            Map<String, ObjectNode> ownSide = new HashMap<>(side);
            ownSide.keySet().retainAll(sideKeys(id, content));
            Situation<P> situation = new Situation<>(id, others(id, content, peers), ownSide);
            assessments.put(id, domain.assess(payloadOf(content), situation));
        });
        return assessments;
    }

    private Map<String, List<Peer<P>>> peersOf(Map<RecordId, Content> contents, Map<RecordId, StoredRecord> stored) {
        Map<RecordId, Content> current = new HashMap<>();
        stored.forEach((id, record) -> {
            if (record.status() == RecordStatus.RECORDED) {
                current.put(id, record.content());
            }
        });
        current.putAll(contents);
        Map<String, List<Peer<P>>> peers = new HashMap<>();
        current.forEach((id, content) -> {
            Peer<P> peer = new Peer<>(id, content.businessDate(), payloadOf(content));
            content.keys()
                    .forEach(key -> peers.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(peer));
        });
        return peers;
    }

    private static <P> Map<String, List<Peer<P>>> others(
            RecordId id, Content content, Map<String, List<Peer<P>>> peers) {
        Map<String, List<Peer<P>>> others = new HashMap<>();
        for (String key : content.keys()) {
            List<Peer<P>> sharing = peers.getOrDefault(key, List.of()).stream()
                    .filter(peer -> !peer.id().equals(id))
                    .toList();
            others.put(key, sharing);
        }
        return others;
    }

    private P payloadOf(Content content) {
        return PayloadJson.mapper().treeToValue(content.payload(), domain.payloadType());
    }
}
