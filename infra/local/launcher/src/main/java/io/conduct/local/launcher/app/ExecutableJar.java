package io.conduct.local.launcher.app;

import java.nio.file.Path;

/**
 * A Spring Boot application as the build makes it.
 *
 * @param name names the application
 * @param file the jar with everything in it
 */
public record ExecutableJar(String name, Path file) {

    /** Identifies the content, whenever the jar was written. */
    String fingerprint() {
        return Fingerprints.text(Fingerprints.ofZip(file));
    }
}
