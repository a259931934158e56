package io.conduct.local.launcher.process;

import io.conduct.local.launcher.terminal.OperatorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The JDK that runs the children: the one that runs the launcher.
 *
 * @param executable the {@code java} command
 * @param feature the feature release, such as 17
 * @param build identifies the very build; class archives are tied to it
 */
public record JavaRuntime(Path executable, int feature, String build) {

    /**
     * The runtime of this JVM.
     *
     * @throws OperatorException if its {@code java} command is missing
     */
    public static JavaRuntime current() {
        return at(Path.of(System.getProperty("java.home")));
    }

    static JavaRuntime at(Path home) {
        Path executable = home.resolve("bin").resolve(isWindows() ? "java.exe" : "java");
        if (!Files.isExecutable(executable)) {
            throw new OperatorException(
                    executable + ": no java command there (set JAVA_HOME to a JDK of version 17 or later)");
        }
        return new JavaRuntime(
                executable, Runtime.version().feature(), Runtime.version().toString());
    }

    /** Options that every child gets, in training as in earnest: class archives depend on them. */
    public List<String> options(Part.Memory memory) {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + memory.heap() + "m",
                "-Xss512k",
                "-XX:MaxMetaspaceSize=" + memory.metaspace() + "m",
                // Four times what is used: a cache that fills leaves hot methods interpreted.
                "-XX:ReservedCodeCacheSize=160m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8");
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
