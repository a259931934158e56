package io.conduct.local.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.local.launcher.terminal.OperatorException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaRuntimeTest {

    @Test
    void namesAMissingJavaCommand(@TempDir Path home) {
        assertThatThrownBy(() -> JavaRuntime.at(home))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("no java command there (set JAVA_HOME");
    }

    @Test
    void isTheRuntimeOfTheLauncher() {
        assertThat(JavaRuntime.current().executable()).isExecutable();
        assertThat(JavaRuntime.current().feature()).isEqualTo(Runtime.version().feature());
    }
}
