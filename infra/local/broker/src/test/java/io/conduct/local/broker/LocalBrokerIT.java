package io.conduct.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerIT {
    @TempDir
    Path folder;

    @Test
    void keepsItsTopicsWhenItIsStartedAgainInTheSameJvm() throws Exception {
        try (var broker = LocalBroker.start(new LocalBrokerConfig(folder, 0));
                var admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic("meetings", Optional.empty(), Optional.empty())))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }

        try (var broker = LocalBroker.start(new LocalBrokerConfig(folder, 0));
                var admin = admin(broker)) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).isEqualTo(Set.of("meetings"));
        }
    }

    @Test
    void namesABusyPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> LocalBroker.start(new LocalBrokerConfig(folder, taken.getLocalPort())))
                    .withMessageStartingWith("port: %s (expected: free on 127.0.0.1", taken.getLocalPort());
        }
    }

    @Test
    void refusesAFolderThatAnotherBrokerUses() {
        var config = new LocalBrokerConfig(folder, 0);
        try (var broker = LocalBroker.start(config)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> LocalBroker.start(config))
                    .withMessage("folder: %s (expected: not in use by another broker)", folder);
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    private static Admin admin(LocalBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
