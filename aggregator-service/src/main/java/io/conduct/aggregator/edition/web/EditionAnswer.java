package io.conduct.aggregator.edition.web;

import io.conduct.aggregator.edition.Approval;
import io.conduct.aggregator.edition.Edition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An edition in short. */
record EditionAnswer(
        int number,
        int year,
        String org,
        Instant frozenAt,
        String frozenBy,
        String remarks,
        String sha256,
        boolean current,
        @Nullable Approval approval) {

    static EditionAnswer of(Edition edition, boolean current, @Nullable Approval approval) {
        return new EditionAnswer(
                edition.id().number(),
                edition.id().year(),
                edition.id().org(),
                edition.frozenAt(),
                edition.frozenBy(),
                edition.content().required("remarks").stringValue(),
                edition.sha256(),
                current,
                approval);
    }

    /** The editions of an org's year, the first one first; the last one is current. */
    record Listing(List<EditionAnswer> items) {}
}
