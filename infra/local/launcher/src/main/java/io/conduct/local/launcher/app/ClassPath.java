package io.conduct.local.launcher.app;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that runs from a class path.
 *
 * @param name names the program
 * @param jars in their order
 * @param mainClass what is run
 */
public record ClassPath(String name, List<Path> jars, String mainClass) {

    /** Takes a copy. */
    public ClassPath {
        jars = List.copyOf(jars);
    }

    /** Reads a list of jars as {@code java -cp} takes it. */
    public static ClassPath of(String name, String jars, String mainClass) {
        return new ClassPath(
                name,
                Stream.of(jars.split(File.pathSeparator, -1)).map(Path::of).toList(),
                mainClass);
    }

    /** Identifies the content and the order of the jars. */
    String fingerprint() {
        MessageDigest digest = Fingerprints.sha256();
        for (Path jar : jars) {
            digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Fingerprints.ofZip(jar));
        }
        return Fingerprints.text(digest.digest());
    }
}
