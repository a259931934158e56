package io.conduct.local.broker;

import java.nio.file.Path;

/**
 * Where a local broker keeps its records and where it listens.
 *
 * @param folder holds everything the broker knows; created and formatted when it is new
 * @param port the client port on 127.0.0.1 (1 to 65535), or 0 for any free one
 * @param advertisedPort the port that clients are told to connect to
 */
public record LocalBrokerConfig(Path folder, int port, int advertisedPort) {

    /** Clients connect where the broker listens. */
    public LocalBrokerConfig(Path folder, int port) {
        this(folder, port, port);
    }

    public LocalBrokerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
        if (advertisedPort < 0 || advertisedPort > 65_535) {
            throw new IllegalArgumentException("advertisedPort: " + advertisedPort + " (expected: 0 to 65535)");
        }
    }
}
