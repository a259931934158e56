package io.conduct.local.launcher.endtoend;

import io.conduct.local.launcher.LocalPlatform;
import io.conduct.local.launcher.PlatformSettings;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.terminal.Terminal;
import io.conduct.local.samples.SampleFiles;
import io.conduct.local.samples.SampleLibrary;
import io.conduct.local.samples.SampleSet;
import io.conduct.local.samples.SampleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One platform for all tests of this JVM, on free ports and a fresh folder; the samples are in it on demand. */
final class SharedPlatform {
    static final SampleSet SAMPLES = SampleLibrary.generate(SampleSettings.standard());
    static final Path SAMPLE_FILES = freshFolder("samples");

    private static final Path RULES = freshFolder("rules").resolve("meetings.yaml");

    private static @Nullable LocalPlatform platform;
    private static @Nullable DisturbedLoad load;

    private SharedPlatform() {}

    /** The running platform. */
    static synchronized LocalPlatform running() {
        if (platform == null) {
            meetingRules("rules: []\n");
            LocalPlatform starting = LocalPlatform.of(withRules(), new Terminal(System.out));
            Runtime.getRuntime().addShutdownHook(new Thread(starting::close, "stop-platform"));
            starting.start(SampleLibrary.departments());
            platform = starting;
        }
        return platform;
    }

    /** Writes the office's own rules on meetings, which hold from the next start of meeting-service. */
    static void meetingRules(String yaml) {
        try {
            Files.writeString(RULES, yaml);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static PlatformSettings withRules() {
        PlatformSettings settings = PlatformSettings.ofThisProcess().aside(freshFolder("shared"));
        return new PlatformSettings(
                settings.data(),
                settings.apps(),
                settings.programs(),
                settings.ports(),
                settings.mongoUri(),
                settings.kafkaBootstrap(),
                settings.restarts(),
                Map.of(
                        Part.MEETING,
                        Map.of("CONDUCT_RECORD_RULES", RULES.toUri().toString())));
    }

    /** The running platform with every sample in it, loaded while its processes were being killed. */
    static synchronized DisturbedLoad loaded() {
        if (load == null) {
            SampleFiles.write(SAMPLES, SAMPLE_FILES);
            load = DisturbedLoad.of(running(), SAMPLES);
        }
        return load;
    }

    /** An empty folder of that name under the build folder. */
    static Path freshFolder(String name) {
        Path folder = Path.of(System.getProperty("conduct.test.folder")).resolve(name);
        try {
            if (Files.exists(folder)) {
                delete(folder);
            }
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path tree) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(tree)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
