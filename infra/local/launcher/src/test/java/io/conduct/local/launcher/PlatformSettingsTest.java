package io.conduct.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.terminal.OperatorException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PlatformSettingsTest {
    private final Properties properties = new Properties();

    @Test
    void usesTheUsualPorts() {
        PlatformSettings settings = with(Map.of());

        assertThat(settings.ports()).containsEntry(Part.GATEWAY, 8080).containsEntry(Part.STORE, 27_017);
    }

    @Test
    void prefersPropertiesToTheEnvironment() {
        properties.setProperty("conduct.port.gateway", "8090");

        PlatformSettings settings = with(
                Map.of("CONDUCT_PORT_GATEWAY", "1", "CONDUCT_PORT_MEETING_SERVICE", "0", "CONDUCT_DATA", "/tmp/d"));

        assertThat(settings.ports()).containsEntry(Part.GATEWAY, 8090).containsEntry(Part.MEETING, 0);
        assertThat(settings.data()).isEqualTo(Path.of("/tmp/d").toAbsolutePath());
    }

    @Test
    void namesThePropertyThatIsNoPort() {
        properties.setProperty("conduct.port.broker", "many");

        assertThatThrownBy(() -> with(Map.of()))
                .isInstanceOf(OperatorException.class)
                .hasMessage("-Dconduct.port.broker=many (expected: 1 to 65535, or 0 for any free port)");
    }

    @Test
    void namesAJarThatIsNotThere() {
        properties.setProperty("conduct.program.gateway", "/nowhere/gateway-exec.jar");

        assertThatThrownBy(() -> with(Map.of()))
                .isInstanceOf(OperatorException.class)
                .hasMessageStartingWith("/nowhere/gateway-exec.jar: no such file");
    }

    @Test
    void letsExternalServersReplaceTheEmbeddedOnes() {
        PlatformSettings settings =
                with(Map.of("MONGODB_URI", "mongodb://db/", "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"));

        assertThat(settings.replaces(Part.STORE)).isTrue();
        assertThat(settings.replaces(Part.BROKER)).isTrue();
        assertThat(settings.replaces(Part.IDENTITY)).isFalse();
    }

    @Test
    void keepsNothingOfTheFirstPlatformAside() {
        PlatformSettings aside = with(Map.of("MONGODB_URI", "mongodb://db/")).aside(Path.of("/tmp/other"));

        assertThat(aside.ports()).hasSize(Part.values().length).containsEntry(Part.GATEWAY, 0);
        assertThat(aside.replaces(Part.STORE)).isFalse();
    }

    private PlatformSettings with(Map<String, String> environment) {
        return PlatformSettings.of(new Settings(properties, environment));
    }
}
