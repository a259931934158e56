package io.conduct.bench.chapter;

import io.conduct.local.launcher.process.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the platform's processes take of the machine. Memory is known on Linux only; elsewhere it is 0. */
final class Processes {
    private static final double KIBIBYTES = 1024;
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final Scene scene;

    Processes(Scene scene) {
        this.scene = scene;
    }

    /** Resident memory of a process in MiB, shared pages included. */
    double resident(Part part) {
        return field(Path.of("/proc/" + scene.process(part).pid() + "/status"), "VmRSS:");
    }

    /** Memory of all in MiB, each shared page counted once. */
    double proportional() {
        return Arrays.stream(Part.values())
                .mapToDouble(
                        part -> field(Path.of("/proc/" + scene.process(part).pid() + "/smaps_rollup"), "Pss:"))
                .sum();
    }

    /** Processor time of each so far. */
    Map<Part, Duration> processor() {
        Map<Part, Duration> spent = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            spent.put(part, processor(part));
        }
        return spent;
    }

    /** Processor time of one so far. */
    Duration processor(Part part) {
        return ProcessHandle.of(scene.process(part).pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** What each spent since {@code before}, in microseconds for one of {@code count}. */
    static String each(Map<Part, Duration> before, Map<Part, Duration> after, long count) {
        return Arrays.stream(Part.values())
                .map(part -> part.label() + " "
                        + after.getOrDefault(part, Duration.ZERO)
                                        .minus(before.getOrDefault(part, Duration.ZERO))
                                        .toNanos()
                                / 1000
                                / Math.max(1, count))
                .collect(Collectors.joining(", "));
    }

    /** Heap in use after a collection, in MiB. */
    double heap(Part part) throws IOException, InterruptedException {
        String command = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(scene.process(part).pid());
        Process collecting = new ProcessBuilder(command, pid, "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        collecting.waitFor();
        String metrics = scene.gauges(part);
        return metrics.lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / MEBIBYTE;
    }

    /** Size of everything below a folder in MiB. */
    static double size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file ->
                                    file.toFile().isFile() ? file.toFile().length() : 0)
                            .sum()
                    / MEBIBYTE;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static double field(Path file, String name) {
        if (!Files.isReadable(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIBIBYTES)
                    .findFirst()
                    .orElse(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
