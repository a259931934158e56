package io.conduct.record.domain;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.service.problem.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
     * Looks at the submitted JSON before its schema is applied: takes out what is not stored, replaces it by what is, and
     * refuses with a reason of its own what the schema would only call unknown. A property it refuses is taken out.
     */
    default List<FieldError> prepare(ObjectNode submitted) {
        return List.of();
    }

    /** Checks what a schema cannot express: how properties agree with each other. Empty when acceptable. */
    List<FieldError> check(P payload);

    /** The same payload in its one canonical form, so that two spellings of the same content compare equal. */
    default P normalise(P payload) {
        return payload;
    }

    /**
     * What is wrong with {@code next} in the place of {@code before}, where a status may not follow upon another. Empty
     * when it may.
     */
    default List<FieldError> checkAmendment(P before, P next) {
        return List.of();
    }

    /**
     * What relates the record to others of its kind, for {@link Situation#peers}: records that share a key are looked at
     * together. Few, and shared by few records: a key looks at no more than the first hundreds that came in.
     */
    default Set<String> lookupKeys(RecordId id, P payload) {
        return Set.of();
    }

    /**
     * The keys of what the assessment depends on besides records, for {@link Situation#sideData}. Any number of records
     * may share one.
     */
    default Set<String> sideKeys(RecordId id, P payload) {
        return Set.of();
    }

    /**
     * What the rules in force on the payload's business date, and the related records, make of it. Never a reason to
     * refuse. It depends on nothing else, so that the order in which records came in makes no difference in the end.
     */
    Assessment assess(P payload, Situation<P> situation);

    /** Identifies the rules that {@link #assess} applies: it changes when any of them does. */
    default String rulesDigest() {
        return "";
    }

    /** The day that places the record in a period. */
    LocalDate businessDate(P payload);

    /** What {@code ?kind=} selects by: the kind of meeting, the genre of a document, the channel of a petition. */
    String subKind(P payload);

    /** The enumeration that {@link #subKind} names values of. */
    Class<? extends Enum<?>> subKindType();
}
