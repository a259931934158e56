package io.conduct.aggregator.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RFC 6962, section 2.1: the hashes are those of its published test vectors. */
class MerkleTreeTest {

    @Test
    void hashesNothing() {
        assertThat(MerkleTree.root(List.of()))
                .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void hashesAnEmptyLeafUnlikeNothing() {
        assertThat(MerkleTree.root(List.of("")))
                .isEqualTo("sha256:6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void changesWithAnyLeafAndWithTheirNumber() {
        List<String> leaves = IntStream.range(0, 7).mapToObj(Integer::toString).toList();

        assertThat(IntStream.rangeClosed(0, 7)
                        .mapToObj(size -> MerkleTree.root(leaves.subList(0, size)))
                        .distinct())
                .hasSize(8);
    }
}
