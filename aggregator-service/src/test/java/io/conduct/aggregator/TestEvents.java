package io.conduct.aggregator;

import io.conduct.contract.Assessment;
import io.conduct.contract.Finding;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.RecordStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as the recording services publish them. */
public final class TestEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant RECORDED = Instant.parse("2022-01-04T01:02:03Z");

    private TestEvents() {}

    /** A recorded event; its payload is JSON with single quotes. */
    public static RecordEvent recorded(RecordKind kind, String org, String sourceId, long version, String payload) {
        return event(kind, org, sourceId, version, RecordStatus.RECORDED, payload, List.of());
    }

    /** The same with findings. */
    public static RecordEvent recorded(RecordKind kind, String payload, List<Finding> findings) {
        return event(kind, "congress", "1", 1, RecordStatus.RECORDED, payload, findings);
    }

    /** The same with what its service derives from it. */
    public static RecordEvent derived(RecordKind kind, String payload, String derived) {
        RecordEvent event = recorded(kind, payload, List.of());
        ObjectNode tree = (ObjectNode) JSON.readTree(derived.replace('\'', '"'));
        return new RecordEvent(
                kind,
                event.id(),
                event.version(),
                event.status(),
                event.businessDate(),
                event.recordedAt(),
                event.amendedAt(),
                event.payload(),
                new Assessment(List.of(), tree));
    }

    /** The withdrawal of a record. */
    public static RecordEvent withdrawn(RecordKind kind, String org, String sourceId, long version, String payload) {
        return event(kind, org, sourceId, version, RecordStatus.WITHDRAWN, payload, List.of());
    }

    /** A meeting that was held. */
    public static RecordEvent meeting(String org, String sourceId, long version, LocalDate heldOn) {
        return recorded(
                RecordKind.MEETING,
                org,
                sourceId,
                version,
                "{'title':'会议','kind':'INTERNAL','status':'HELD','heldOn':'" + heldOn + "'}");
    }

    private static RecordEvent event(
            RecordKind kind,
            String org,
            String sourceId,
            long version,
            RecordStatus status,
            String payload,
            List<Finding> findings) {
        ObjectNode tree = (ObjectNode) JSON.readTree(payload.replace('\'', '"'));
        LocalDate date =
                LocalDate.parse(tree.required(kind.businessDateProperty()).asString());
        RecordId id = new RecordId(org, sourceId);
        return new RecordEvent(kind, id, version, status, date, RECORDED, RECORDED, tree, Assessment.of(findings));
    }
}
