package io.conduct.local.launcher.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one process has added to a log file.
 *
 * @param file the log file
 * @param start the byte at which the process began
 */
public record LogTail(Path file, long start) {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int LONGEST_LINE = 300;
    private static final String CAUSE = "Caused by: ";
    private static final String SPRING_FAILURE = "APPLICATION FAILED TO START";

    static LogTail from(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return new LogTail(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** Whether it has printed a line that begins so, however much it has printed since. */
    public boolean hasLineStartingWith(String prefix) {
        try (FileChannel channel = FileChannel.open(file).position(start);
                var reader = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            return reader.lines().map(String::strip).anyMatch(line -> line.startsWith(prefix));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The line that most likely says why it ended: never a stack frame, never blank where anything was printed. */
    public String lastMeaningfulLine() {
        List<String> said = lines().stream().filter(LogTail::saysSomething).toList();
        if (said.isEmpty()) {
            return "it printed nothing";
        }
        String reason = description(said);
        if (reason.isEmpty()) {
            String cause = last(said, line -> line.startsWith(CAUSE));
            reason = cause.isEmpty() ? "" : cause.substring(CAUSE.length());
        }
        if (reason.isEmpty()) {
            reason = last(said, LogTail::soundsLikeFailure);
        }
        if (reason.isEmpty()) {
            reason = said.get(said.size() - 1);
        }
        return reason.length() > LONGEST_LINE ? reason.substring(0, LONGEST_LINE) + "…" : reason;
    }

    private static String description(List<String> said) {
        int failure = said.lastIndexOf(SPRING_FAILURE);
        if (failure < 0) {
            return "";
        }
        int heading = said.subList(failure, said.size()).indexOf("Description:");
        int at = failure + heading + 1;
        return heading < 0 || at >= said.size() ? "" : said.get(at);
    }

    private static String last(List<String> lines, Predicate<String> wanted) {
        return lines.stream().filter(wanted).reduce("", (earlier, later) -> later);
    }

    private static boolean saysSomething(String line) {
        return !line.isBlank()
                && !line.startsWith("at ")
                && !line.startsWith("... ")
                && line.chars().anyMatch(Character::isLetterOrDigit);
    }

    private static boolean soundsLikeFailure(String line) {
        return line.contains("ERROR") || line.contains("Exception") || line.contains("Error");
    }

    /** The last of it, as much as may say why a process ended. */
    private List<String> lines() {
        try (FileChannel channel = FileChannel.open(file)) {
            long from = Math.max(start, channel.size() - MOST_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // Reads until the buffer is full or the file ends.
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
