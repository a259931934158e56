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
     * @param fields one sealed value for each property
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
