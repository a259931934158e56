package io.conduct.aggregator.edition;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.aggregator.figure.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records behind a counted metric of an edition, so that whoever has them can work out the root that was frozen.
 *
 * @param metric the metric
 * @param merkleRoot the root that stands in the edition, {@code sha256:…}: RFC 6962, section 2.1, over the leaves
 * @param leaves {@code org/sourceId@version} in order
 * @param intact whether the stored leaves still give that root
 * @param previous the same of the days it is compared with; absent where the edition was frozen without it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EditionProof(
        String metric,
        String merkleRoot,
        List<String> leaves,
        boolean intact,
        @Nullable Previous previous) {

    /** Takes a copy of the leaves. */
    public EditionProof {
        leaves = List.copyOf(leaves);
    }

    /**
     * The records of the days that the metric is compared with.
     *
     * @param period those days
     * @param merkleRoot the root that stands in the edition
     * @param leaves {@code org/sourceId@version} in order
     * @param intact whether the stored leaves still give that root
     */
    public record Previous(Period period, String merkleRoot, List<String> leaves, boolean intact) {

        /** Takes a copy of the leaves. */
        public Previous {
            leaves = List.copyOf(leaves);
        }
    }
}
