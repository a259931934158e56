package io.conduct.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "quoted\"", "back\\slash", "中文"})
    void refusesAScopeThatATokenCannotCarry(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Client("a", Folder.SECRET, "congress", Set.of(scope)))
                .withMessage("scopes: printable, no spaces");
    }

    @Test
    void neverShowsItsSecret() {
        assertThat(new Client("a", Folder.SECRET, "congress", Set.of("meetings:read")))
                .hasToString("a");
    }
}
