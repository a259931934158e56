package io.conduct.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretDigestTest {
    private final SecretDigest digest = new SecretDigest();

    @Test
    void knowsTheSecretAgainAndNothingElse() {
        String kept = digest.encode(Folder.SECRET);

        assertThat(kept).isNotEqualTo(Folder.SECRET).hasSize(64);
        assertThat(digest.matches(Folder.SECRET, kept)).isTrue();
        assertThat(digest.matches(Folder.SECRET + " ", kept)).isFalse();
        assertThat(digest.matches("", kept)).isFalse();
        assertThat(digest.matches(null, kept)).isFalse();
        assertThat(digest.matches(Folder.SECRET, null)).isFalse();
    }
}
