package io.conduct.record.domain;

import io.conduct.contract.Finding;
import io.conduct.contract.RecordKind;
import io.conduct.service.problem.FieldError;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of a recording service that is its domain. Everything else (identity, versions, doors, store, relay) is the
 * same for all and lives in this kit. Implementations are pure: no clock, no store, no network.
 *
 * @param <P> the payload, an immutable record that binds exactly the properties of the kind's public schema
 */
public interface RecordDomain<P> {

    /** The kind of record this service keeps. */
    RecordKind kind();

    /** The type the payload binds to. */
    Class<P> payloadType();

    /**
     * Looks at the submitted JSON before its schema is applied, for what must be refused with a reason of its own
     * rather than as an unknown property.
     */
    default List<FieldError> refuse(ObjectNode submitted) {
        return List.of();
    }

    /** Checks what a schema cannot express: how properties agree with each other. Empty when acceptable. */
    List<FieldError> check(P payload);

    /** The same payload in its one canonical form, so that two spellings of the same content compare equal. */
    default P normalise(P payload) {
        return payload;
    }

    /** The rules in force on the payload's business date that it does not meet. Never a reason to refuse. */
    List<Finding> evaluate(P payload);

    /** The day that places the record in a period. */
    LocalDate businessDate(P payload);

    /** What {@code ?kind=} selects by: the kind of meeting, the genre of a document, the channel of a petition. */
    String subKind(P payload);

    /** The part of a stored payload that may leave the service in events. */
    default ObjectNode publicPayload(ObjectNode payload) {
        return payload;
    }
}
