package io.conduct.aggregator.edition;

import java.util.List;

/**
 * The records behind a counted metric of an edition, so that whoever has them can work out the root that was frozen.
 *
 * @param metric the metric
 * @param merkleRoot the root that stands in the edition, {@code sha256:…}: RFC 6962, section 2.1, over the leaves
 * @param leaves {@code org/sourceId@version} in order
 * @param intact whether the stored leaves still give that root
 */
public record EditionProof(String metric, String merkleRoot, List<String> leaves, boolean intact) {

    /** Takes a copy of the leaves. */
    public EditionProof {
        leaves = List.copyOf(leaves);
    }
}
