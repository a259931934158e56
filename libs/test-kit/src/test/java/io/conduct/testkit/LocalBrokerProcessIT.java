package io.conduct.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.local.broker.LocalBrokerMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerProcessIT {
    @TempDir
    Path folder;

    @Test
    void keepsTopicsRecordsAndOffsetsThroughAStop() {
        try (var broker = start()) {
            fill(broker);

            assertThat(broker.stop()).isEqualTo(143);
            assertThat(broker.output()).hasSize(1);
        }

        try (var broker = start()) {
            assertComplete(broker);
        }
    }

    @Test
    void keepsTopicsRecordsAndOffsetsThroughTwoKills() {
        try (var broker = start()) {
            fill(broker);
            broker.kill();
        }
        try (var broker = start()) {
            assertComplete(broker);
            broker.kill();
        }

        try (var broker = start()) {
            assertComplete(broker);
        }
    }

    @Test
    void endsWithStatusOneOnABusyPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var broker = start(taken.getLocalPort())) {
            assertThat(broker.awaitExit()).isEqualTo(1);
            assertThat(broker.output()).isEmpty();
        }
    }

    private ChildJvm start() {
        return start(0);
    }

    private ChildJvm start(int port) {
        return ChildJvm.start(
                LocalBrokerMain.class,
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                List.of(folder.toString(), Integer.toString(port)));
    }

    private static void fill(ChildJvm broker) {
        var ledger = ledger(broker);
        ledger.createTopic();
        ledger.write(0, 1_000);
        ledger.bookmark(3, 42);
    }

    private static void assertComplete(ChildJvm broker) {
        var ledger = ledger(broker);
        assertThat(ledger.partitions()).isEqualTo(4);
        assertThat(ledger.read()).isEqualTo(numbers(0, 1_000));
        assertThat(ledger.bookmark(3)).isEqualTo(42);
    }

    private static Ledger ledger(ChildJvm broker) {
        return new Ledger(broker.awaitLine("READY broker"));
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
