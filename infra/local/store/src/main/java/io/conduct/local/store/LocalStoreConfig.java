package io.conduct.local.store;

import java.nio.file.Path;

/**
 * Where a local store keeps its documents and where it listens.
 *
 * @param folder holds everything the store knows; created when it is new
 * @param port the client port on 127.0.0.1 (1 to 65535), or 0 for any free one
 */
public record LocalStoreConfig(Path folder, int port) {
    public LocalStoreConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
    }
}
