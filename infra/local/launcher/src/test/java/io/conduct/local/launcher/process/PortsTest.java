package io.conduct.local.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void namesABusyPortItsRoleAndTheProperty() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();

            assertThatThrownBy(() -> Ports.resolve(Map.of(Part.GATEWAY, port)))
                    .isInstanceOf(OperatorException.class)
                    .hasMessage(
                            "port %d, meant for gateway, is busy (stop what listens there, or set"
                                    + " -Dconduct.port.gateway=<another port>)",
                            port);
        }
    }

    @Test
    void picksDifferentFreePorts() {
        Ports ports = Ports.resolve(Map.of(Part.GATEWAY, 0, Part.IDENTITY, 0));

        assertThat(ports.of(Part.GATEWAY)).isPositive().isNotEqualTo(ports.of(Part.IDENTITY));
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> Ports.resolve(Map.of(Part.STORE, 70_000)))
                .isInstanceOf(OperatorException.class)
                .hasMessage("-Dconduct.port.store=70000 (expected: 1 to 65535, or 0 for any free port)");
    }
}
