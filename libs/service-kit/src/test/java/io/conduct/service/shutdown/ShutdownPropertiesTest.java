package io.conduct.service.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShutdownPropertiesTest {

    @Test
    void takesNoTimeAtAll() {
        assertThat(new ShutdownProperties(Duration.ZERO).drain()).isZero();
    }

    @Test
    void refusesATimeBeforeNow() {
        assertThatThrownBy(() -> new ShutdownProperties(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("conduct.shutdown.drain: PT-0.001S (expected: PT0S or longer)");
    }
}
