package io.conduct.record.domain;

import io.conduct.contract.RecordId;
import io.conduct.service.problem.FieldError;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the personal part of a submission apart from everything else: it is taken out before the schema, the rules, the
 * history or a log could see it, and is stored sealed only. A service whose records have no personal part has no such
 * bean.
 */
public interface PersonalData {

    /** The property of a sealed value that changes when, and only when, what is sealed does; it is keyed. */
    String DIGEST = "digest";

    /**
     * Takes the personal properties out of {@code submitted}, checks them and seals them.
     *
     * @return what was there; the errors never quote a value
     */
    Taken take(RecordId id, ObjectNode submitted);

    /** The personal properties that {@code sealed} holds, in clear, by their names in the payload. */
    ObjectNode open(RecordId id, ObjectNode sealed);

    /** The scope that may read them. */
    String scope();

    /**
     * Seals a whole message that may hold personal data and could not be processed, so that it can be kept until it is
     * corrected. Sealing the same bytes twice need not give the same result.
     */
    byte[] sealBytes(byte[] clear);

    /**
     * What {@link #sealBytes} sealed, also with a key that is no longer the newest.
     *
     * @throws IllegalArgumentException when this service did not seal it, or it was changed since
     */
    byte[] openBytes(byte[] sealed);

    /**
     * What was taken out of a submission.
     *
     * @param sealed the properties, sealed; null when there were none, or when they had errors
     * @param errors what is wrong with them
     */
    record Taken(@Nullable Sealed sealed, List<FieldError> errors) {

        /** Takes a copy of the errors. */
        public Taken {
            errors = List.copyOf(errors);
        }
    }

    /**
     * Personal properties, sealed.
     *
     * @param fields one sealed value for each property, an object with a {@link #DIGEST}
     * @param digest a keyed digest of the properties in clear: equal digests are equal content
     * @param keys keyed lookup keys of the record that come from them
     */
    record Sealed(ObjectNode fields, String digest, Set<String> keys) {

        /** Takes a copy of the keys. */
        public Sealed {
            keys = Set.copyOf(keys);
        }
    }
}
