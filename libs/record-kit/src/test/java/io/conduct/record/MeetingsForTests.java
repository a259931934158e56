package io.conduct.record;

import io.conduct.contract.Assessment;
import io.conduct.contract.Finding;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Meeting;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.domain.Situation;
import io.conduct.service.problem.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A small domain over the real payload of a meeting: one check, one rule, and one relation: a shared plan item. */
public final class MeetingsForTests implements RecordDomain<Meeting> {

    private final int longestAgenda;

    /** Meetings whose agenda may have this many items. */
    public MeetingsForTests(int longestAgenda) {
        this.longestAgenda = longestAgenda;
    }

    /** A payload that is acceptable. */
    public static ObjectNode payload() {
        return (ObjectNode) PublicSchemas.example(RecordKind.MEETING).deepCopy();
    }

    @Override
    public RecordKind kind() {
        return RecordKind.MEETING;
    }

    @Override
    public Class<Meeting> payloadType() {
        return Meeting.class;
    }

    @Override
    public List<FieldError> check(Meeting payload) {
        return payload.title().contains("refuse me")
                ? List.of(new FieldError("/title", "INCONSISTENT", "expected: another title"))
                : List.of();
    }

    @Override
    public Set<String> lookupKeys(RecordId id, Meeting payload) {
        return payload.planItem() == null ? Set.of() : Set.of(payload.planItem());
    }

    @Override
    public Assessment assess(Meeting payload, Situation<Meeting> situation) {
        List<Finding> findings = new ArrayList<>();
        int items = payload.agenda().size();
        if (items > longestAgenda) {
            findings.add(finding("AGENDA_TOO_LONG", Integer.toString(items), "/agenda"));
        }
        situation.peers().values().stream()
                .flatMap(List::stream)
                .map(peer -> peer.id().sourceId())
                .filter(other -> other.compareTo(situation.id().sourceId()) < 0)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> findings.add(finding("SAME_PLAN_ITEM", first, "/planItem")));
        return Assessment.of(findings);
    }

    @Override
    public String rulesDigest() {
        return "agenda up to " + longestAgenda;
    }

    private Finding finding(String code, String actual, String pointer) {
        return new Finding(code, Finding.Severity.WARNING, Integer.toString(longestAgenda), actual, "test", pointer);
    }

    @Override
    public LocalDate businessDate(Meeting payload) {
        return payload.heldOn();
    }

    @Override
    public String subKind(Meeting payload) {
        return payload.kind().name();
    }

    @Override
    public Class<? extends Enum<?>> subKindType() {
        return Meeting.Kind.class;
    }
}
