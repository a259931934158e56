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
import io.conduct.record.relation.RelationIndex.Relation;
import java.util.ArrayList;
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
        return !content.keys().isEmpty() || !subject(id, content).sideKeys().isEmpty();
    }

    /** What each content comes to, given what is stored and given the others. A record that is stored counts as given. */
    public Mono<Map<RecordId, Assessment>> assess(Map<RecordId, Content> contents) {
        Map<RecordId, Subject<P>> subjects = new LinkedHashMap<>();
        contents.forEach((id, content) -> subjects.put(id, subject(id, content)));
        return Mono.zip(peers(subjects), sideData(subjects), (peers, side) -> assess(subjects, peers, side));
    }

    private Mono<Map<String, List<Peer<P>>>> peers(Map<RecordId, Subject<P>> subjects) {
        Set<String> keys = subjects.values().stream()
                .flatMap(subject -> subject.keys().stream())
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return Mono.just(Map.of());
        }
        return relations
                .find(keys)
                .map(found -> notAmong(subjects.keySet(), found))
                .flatMap(this::stored)
                .map(stored -> peersOf(subjects, stored));
    }

    private Mono<Map<RecordId, StoredRecord>> stored(Set<RecordId> ids) {
        return ids.isEmpty() ? Mono.just(Map.of()) : records.findAll(ids);
    }

    private static Set<RecordId> notAmong(Set<RecordId> given, List<Relation> found) {
        return found.stream()
                .flatMap(relation -> relation.records().stream())
                .filter(id -> !given.contains(id))
                .collect(Collectors.toSet());
    }

    private Mono<Map<String, ObjectNode>> sideData(Map<RecordId, Subject<P>> subjects) {
        Set<String> keys = new HashSet<>();
        subjects.values().forEach(subject -> keys.addAll(subject.sideKeys()));
        return sideData == null || keys.isEmpty() ? Mono.just(Map.of()) : sideData.find(keys);
    }

    private Map<RecordId, Assessment> assess(
            Map<RecordId, Subject<P>> subjects, Map<String, List<Peer<P>>> peers, Map<String, ObjectNode> side) {
        Map<RecordId, Assessment> assessments = new LinkedHashMap<>();
        subjects.forEach((id, subject) -> {
            Map<String, ObjectNode> ownSide = new HashMap<>(side);
            ownSide.keySet().retainAll(subject.sideKeys());
            Situation<P> situation = new Situation<>(id, others(subject, peers), ownSide);
            assessments.put(id, domain.assess(subject.peer().payload(), situation));
        });
        return assessments;
    }

    private Map<String, List<Peer<P>>> peersOf(Map<RecordId, Subject<P>> subjects, Map<RecordId, StoredRecord> stored) {
        Map<String, List<Peer<P>>> peers = new HashMap<>();
        subjects.values().forEach(subject -> enter(subject.peer(), subject.keys(), peers));
        stored.forEach((id, record) -> {
            if (record.status() == RecordStatus.RECORDED) {
                enter(peer(id, record.content()), record.content().keys(), peers);
            }
        });
        return peers;
    }

    private static <P> void enter(Peer<P> peer, Set<String> keys, Map<String, List<Peer<P>>> peers) {
        keys.forEach(
                key -> peers.computeIfAbsent(key, none -> new ArrayList<>()).add(peer));
    }

    private static <P> Map<String, List<Peer<P>>> others(Subject<P> subject, Map<String, List<Peer<P>>> peers) {
        Map<String, List<Peer<P>>> others = new HashMap<>();
        for (String key : subject.keys()) {
            List<Peer<P>> sharing = peers.getOrDefault(key, List.of()).stream()
                    .filter(peer -> !peer.id().equals(subject.peer().id()))
                    .toList();
            others.put(key, sharing);
        }
        return others;
    }

    private Subject<P> subject(RecordId id, Content content) {
        Peer<P> peer = peer(id, content);
        Set<String> sideKeys = sideData == null ? Set.of() : domain.sideKeys(id, peer.payload());
        return new Subject<>(peer, content.keys(), sideKeys);
    }

    private Peer<P> peer(RecordId id, Content content) {
        P payload = PayloadJson.mapper().treeToValue(content.payload(), domain.payloadType());
        return new Peer<>(id, content.businessDate(), payload);
    }

    /**
     * A content that is assessed.
     *
     * @param peer what others see of it
     * @param keys what relates it to others
     * @param sideKeys what it depends on besides records
     */
    private record Subject<P>(Peer<P> peer, Set<String> keys, Set<String> sideKeys) {}
}
