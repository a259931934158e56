package io.conduct.document.ledger;

import io.conduct.contract.RecordId;
import io.conduct.contract.payload.Document;
import io.conduct.document.number.NumberReading;
import io.conduct.document.rules.DocumentCase;
import io.conduct.record.domain.Peer;
import io.conduct.record.domain.Situation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The other document that carries the same 发文字号: of those of the same org the one whose sourceId comes first, whatever came
 * in first; of another org only that there is one.
 *
 * @param sourceId the other document of the same org; null when there is none
 * @param elsewhere whether another org has the number
 */
record SameNumber(@Nullable String sourceId, boolean elsewhere) {

    private static final String ANOTHER_ORG = "其他单位";

    /** What documents with the same number have in common; empty for one without a 发文字号. */
    static Optional<String> keyOf(DocumentCase one) {
        return Optional.ofNullable(one.properNumber()).map(NumberReading::canonical);
    }

    /** Among the documents that share a key with the one assessed; the number is the only key there is. */
    static SameNumber in(Situation<Document> situation) {
        List<RecordId> others = situation.peers().values().stream()
                .flatMap(List::stream)
                .map(Peer::id)
                .toList();
        String org = situation.id().org();
        return new SameNumber(
                others.stream()
                        .filter(other -> other.org().equals(org))
                        .map(RecordId::sourceId)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                others.stream().anyMatch(other -> !other.org().equals(org)));
    }

    /** As a finding names it; null when there is none. */
    @Nullable
    String inWords() {
        if (sourceId != null) {
            return sourceId;
        }
        return elsewhere ? ANOTHER_ORG : null;
    }
}
