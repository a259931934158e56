package io.conduct.aggregator.edition;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over the records behind a figure. A leaf is the text
 * {@code org/sourceId@version}, in the order of these texts by code unit; whoever has the records can work the root out.
 */
final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleTree() {}

    /** The root over leaves in their order, as {@code sha256:…}; over none, the hash of nothing. */
    static String root(List<String> leaves) {
        return "sha256:" + HexFormat.of().formatHex(hash(leaves));
    }

    private static byte[] hash(List<String> leaves) {
        if (leaves.isEmpty()) {
            return CanonicalJson.sha256();
        }
        if (leaves.size() == 1) {
            return CanonicalJson.sha256(LEAF, leaves.get(0).getBytes(StandardCharsets.UTF_8));
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return CanonicalJson.sha256(NODE, hash(leaves.subList(0, split)), hash(leaves.subList(split, leaves.size())));
    }
}
