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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Assesses contents by the rules and by the records related to them.
 *
 * @param <P> the payload
 */
public final class Assessor<P> {

    private final RecordDomain<P> domain;
    private final Records records;
    private final RelationIndex relations;

    public Assessor(RecordDomain<P> domain, Records records, RelationIndex relations) {
        this.domain = domain;
        this.records = records;
        this.relations = relations;
    }

    /** What each content comes to, given what is stored and given the others. A record that is stored counts as given. */
    public Mono<Map<RecordId, Assessment>> assess(Map<RecordId, Content> contents) {
        Set<String> keys = contents.values().stream()
                .flatMap(content -> content.keys().stream())
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return Mono.fromSupplier(() -> assess(contents, Map.of()));
        }
        return relations
                .find(keys)
                .map(found ->
                        found.values().stream().flatMap(Collection::stream).collect(Collectors.toSet()))
                .flatMap(records::findAll)
                .map(stored -> assess(contents, peersOf(contents, stored)));
    }

    private Map<RecordId, Assessment> assess(Map<RecordId, Content> contents, Map<String, List<Peer<P>>> peers) {
        Map<RecordId, Assessment> assessments = new LinkedHashMap<>();
        contents.forEach(
                (id, content) -> assessments.put(id, domain.assess(payloadOf(content), situation(id, content, peers))));
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

    private static <P> Situation<P> situation(RecordId id, Content content, Map<String, List<Peer<P>>> peers) {
        Map<String, List<Peer<P>>> others = new HashMap<>();
        for (String key : content.keys()) {
            List<Peer<P>> sharing = peers.getOrDefault(key, List.of()).stream()
                    .filter(peer -> !peer.id().equals(id))
                    .toList();
            others.put(key, sharing);
        }
        return new Situation<>(id, others);
    }

    private P payloadOf(Content content) {
        return PayloadJson.mapper().treeToValue(content.payload(), domain.payloadType());
    }
}
