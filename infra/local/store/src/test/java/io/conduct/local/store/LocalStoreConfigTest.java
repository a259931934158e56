package io.conduct.local.store;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStoreConfigTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void refusesAPortThatCannotExist(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalStoreConfig(Path.of("store"), port))
                .withMessage("port: %s (expected: 0 to 65535)", port);
    }
}
