package io.conduct.faults;

import io.conduct.local.launcher.process.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each process holds as time goes by: its live heap, resident memory, threads and open files. Linux only. */
final class Census {

    private static final Pattern USED_HEAP = Pattern.compile("(?:generation|heap)\\s+total\\s+\\d+K, used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
    private static final List<String> HEAD =
            List.of("process", "lives", "live heap, MiB", "resident, MiB", "threads", "open files");

    private final Arena arena;
    private final Map<Part, List<Count>> counts = new TreeMap<>();

    Census(Arena arena) {
        this.arena = arena;
    }

    /**
     * What one process held at one moment.
     *
     * @param heap KiB that are still in use after a collection
     * @param resident KiB of memory
     */
    private record Count(long pid, long heap, long resident, long threads, long files) {}

    /** Counts every process once; each collects its garbage first. */
    void take() {
        for (Part part : Part.values()) {
            counts.computeIfAbsent(part, none -> new ArrayList<>())
                    .add(count(arena.process(part).pid()));
        }
    }

    /** A table in Markdown: every count of each process, from the first to the last. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(HEAD));
        lines.add(line(HEAD.stream().map(column -> "---").toList()));
        counts.forEach((part, all) -> lines.add(line(List.of(
                part.label(),
                Long.toString(all.stream().map(Count::pid).distinct().count()),
                row(all.stream().map(count -> count.heap() / 1024)),
                row(all.stream().map(count -> count.resident() / 1024)),
                row(all.stream().map(Count::threads)),
                row(all.stream().map(Count::files))))));
        return lines;
    }

    private static String row(Stream<Long> values) {
        return values.map(value -> Long.toString(value)).collect(Collectors.joining(" "));
    }

    private static String line(List<String> columns) {
        return "| " + String.join(" | ", columns) + " |";
    }

    private static Count count(long pid) {
        jcmd(pid, "GC.run");
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            String status = Files.readString(process.resolve("status"));
            return new Count(
                    pid,
                    sum(USED_HEAP, jcmd(pid, "GC.heap_info")),
                    sum(RESIDENT, status),
                    sum(THREADS, status),
                    files.count());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long sum(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static String jcmd(long pid, String command) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(tool.toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("jcmd " + pid + " " + command + ": " + said);
            }
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
