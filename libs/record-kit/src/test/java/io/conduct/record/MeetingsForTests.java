package io.conduct.record;

import io.conduct.contract.Finding;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Meeting;
import io.conduct.record.domain.RecordDomain;
import io.conduct.service.problem.FieldError;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The smallest domain there can be, over the real payload of a meeting: one check, one rule. */
public final class MeetingsForTests implements RecordDomain<Meeting> {

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
    public List<Finding> evaluate(Meeting payload) {
        int items = payload.agenda().size();
        return items > 3
                ? List.of(new Finding(
                        "AGENDA_TOO_LONG", Finding.Severity.WARNING, "3", Integer.toString(items), "test", "/agenda"))
                : List.of();
    }

    @Override
    public LocalDate businessDate(Meeting payload) {
        return payload.heldOn();
    }

    @Override
    public String subKind(Meeting payload) {
        return payload.kind().name();
    }
}
