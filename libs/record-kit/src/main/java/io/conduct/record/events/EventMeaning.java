package io.conduct.record.events;

import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.record.intake.Reading;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.ledger.IfMatch;
import io.conduct.record.ledger.Intent;
import io.conduct.service.json.JsonFields;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event says of a record. {@code source} is {@code /orgs/{org}}, {@code subject} the sender's identifier.
 *
 * <ul>
 *   <li>{@code conduct.{kind}.recorded.v1}: the data is the payload, with {@code sourceVersion} if the sender has one;
 *   <li>{@code conduct.{kind}.withdrawn.v1}: the record leaves the figures; the data, if any, is {@code {reason}}.
 * </ul>
 */
public final class EventMeaning {

    private static final String ORGS = "/orgs/";
    private static final String TYPE = "type";
    private static final String SOURCE = "source";
    private static final String SUBJECT = "subject";
    private static final String REASON = "reason";
    private static final int MAX_ID = 200;
    private static final int MAX_REASON = 500;

    private final String recorded;
    private final String withdrawn;
    private final SubmissionReader<?> reader;

    public EventMeaning(RecordKind kind, SubmissionReader<?> reader) {
        this.recorded = kind.eventType();
        this.withdrawn = "conduct." + kind.singular() + ".withdrawn.v1";
        this.reader = reader;
    }

    boolean needsNoData(EventAttributes attributes) {
        return attributes.optional(TYPE).filter(withdrawn::equals).isPresent();
    }

    /** Judges attributes and data together, so that everything wrong is said at once. */
    EventReading of(EventAttributes attributes, @Nullable ObjectNode data, Caller caller) {
        check(attributes);
        Optional<String> org = orgIn(attributes);
        Optional<String> sourceId = attributes.required(SUBJECT);
        if (org.isEmpty() || sourceId.isEmpty()) {
            return refused(attributes, Problems.unacceptable(List.of()));
        }
        RecordId id = new RecordId(org.get(), sourceId.get());
        if (!caller.covers(id.org())) {
            Problem foreign = Problems.forbidden("the org is outside the token's subtree");
            return EventReading.refused(id.org(), id.sourceId(), foreign);
        }
        if (data == null && !needsNoData(attributes)) {
            return refused(attributes, Problems.unacceptable(SubmissionReader.idErrors(id)));
        }
        return needsNoData(attributes) ? withdrawal(id, attributes, data) : submission(id, attributes, data, caller);
    }

    /** Refused for {@code problem}, and for whatever is wrong with the attributes when both are of the same sort. */
    EventReading refused(EventAttributes attributes, Problem problem) {
        String org = orgIn(attributes).orElse(null);
        String sourceId = attributes.optional(SUBJECT).orElse(null);
        if (problem.status() != 422) {
            return EventReading.refused(org, sourceId, problem);
        }
        List<FieldError> errors = new ArrayList<>(attributes.errors());
        problem.errors().forEach(error -> errors.add(ofAttribute(error)));
        return EventReading.refused(org, sourceId, Problems.unacceptable(errors));
    }

    private EventReading submission(RecordId id, EventAttributes attributes, @Nullable ObjectNode data, Caller caller) {
        if (data == null) {
            return refused(attributes, Problems.unacceptable(List.of()));
        }
        Reading reading = reader.read(id, data, IfMatch.NONE, caller);
        if (reading.problem() != null) {
            return refused(attributes, reading.problem());
        }
        return accepted(attributes, reading.intent());
    }

    private EventReading withdrawal(RecordId id, EventAttributes attributes, @Nullable ObjectNode data) {
        List<FieldError> errors = SubmissionReader.idErrors(id);
        if (!errors.isEmpty()) {
            return refused(attributes, Problems.unacceptable(errors));
        }
        try {
            String reason = data == null ? null : reasonIn(data);
            return accepted(attributes, Intent.Withdraw.of(id, IfMatch.NONE, reason));
        } catch (ProblemException e) {
            return refused(attributes, e.problem());
        }
    }

    private EventReading accepted(EventAttributes attributes, @Nullable Intent intent) {
        if (intent == null || !attributes.errors().isEmpty()) {
            return refused(attributes, Problems.unacceptable(List.of()));
        }
        String time = attributes.optional("time").map(at -> " of " + at).orElse("");
        String origin = "event " + attributes.required("id").orElse("") + time;
        return EventReading.accepted(intent, origin, attributes.trace().orElse(null));
    }

    private void check(EventAttributes attributes) {
        attributes
                .required("id")
                .filter(id -> id.length() > MAX_ID || !EventAttributes.isPrintable(id))
                .ifPresent(id -> attributes.refuse(
                        "id", FieldErrorCodes.LENGTH, "expected: at most " + MAX_ID + " printable characters"));
        attributes
                .required(TYPE)
                .filter(type -> !type.equals(recorded) && !type.equals(withdrawn))
                .ifPresent(type -> attributes.refuse(
                        TYPE, FieldErrorCodes.UNKNOWN_VALUE, "expected: " + recorded + " or " + withdrawn));
        attributes
                .required(SOURCE)
                .filter(source -> !source.startsWith(ORGS) || source.length() == ORGS.length())
                .ifPresent(source -> attributes.refuse(SOURCE, FieldErrorCodes.FORMAT, "expected: /orgs/{org}"));
    }

    private static Optional<String> orgIn(EventAttributes attributes) {
        return attributes
                .optional(SOURCE)
                .filter(source -> source.startsWith(ORGS) && source.length() > ORGS.length())
                .map(source -> source.substring(ORGS.length()));
    }

    private static @Nullable String reasonIn(ObjectNode data) {
        JsonFields fields = new JsonFields(data);
        fields.allow(REASON);
        Optional<String> reason = fields.text(REASON, 1, MAX_REASON);
        fields.throwIfRefused();
        return reason.orElse(null);
    }

    /** The org and the identifier are attributes here. */
    private static FieldError ofAttribute(FieldError error) {
        return switch (error.pointer()) {
            case "/org" -> new FieldError("/" + SOURCE, error.code(), error.detail());
            case "/sourceId" -> new FieldError("/" + SUBJECT, error.code(), error.detail());
            default -> error;
        };
    }
}
