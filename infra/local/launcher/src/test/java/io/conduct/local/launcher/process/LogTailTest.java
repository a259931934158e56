package io.conduct.local.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    private Path folder;

    @Test
    void prefersWhatSpringSaysAboutAFailedStart() throws IOException {
        assertThat(lastLineOf("""
                        2026-01-01 ERROR o.s.b.d.LoggingFailureAnalysisReporter :

                        ***************************
                        APPLICATION FAILED TO START
                        ***************************

                        Description:

                        Web server failed to start. Port 8081 was already in use.

                        Action:

                        Stop it.
                        """)).isEqualTo("Web server failed to start. Port 8081 was already in use.");
    }

    @Test
    void prefersTheLastCauseToFrames() throws IOException {
        assertThat(lastLineOf("""
                        java.lang.IllegalStateException: outer
                        \tat a.b.C.d(C.java:1)
                        Caused by: java.io.IOException: No space left on device
                        \tat a.b.C.e(C.java:2)
                        \t... 12 more
                        """)).isEqualTo("java.io.IOException: No space left on device");
    }

    @Test
    void findsTheErrorAboveLaterChatter() throws IOException {
        assertThat(lastLineOf("Terminating due to java.lang.OutOfMemoryError: Java heap space\nbye\n"))
                .isEqualTo("Terminating due to java.lang.OutOfMemoryError: Java heap space");
    }

    @Test
    void fallsBackToTheLastLine() throws IOException {
        assertThat(lastLineOf("starting\nstore not started: folder in use\n\n"))
                .isEqualTo("store not started: folder in use");
    }

    @Test
    void saysSoWhenNothingWasPrinted() throws IOException {
        assertThat(lastLineOf("\n")).isEqualTo("it printed nothing");
    }

    @Test
    void ignoresWhatAnEarlierProcessPrinted() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "READY store 127.0.0.1:1\nERROR old\n");

        LogTail tail = LogTail.from(file);
        Files.writeString(file, "fresh\n", StandardOpenOption.APPEND);

        assertThat(tail.hasLineStartingWith("READY")).isFalse();
        assertThat(tail.lastMeaningfulLine()).isEqualTo("fresh");
    }

    @Test
    void remembersALineHoweverMuchWasPrintedSince() throws IOException {
        Path file = folder.resolve("c.log");
        LogTail tail = LogTail.from(file);
        Files.writeString(file, "READY store 127.0.0.1:1\n" + "\tat a.b.C.d(C.java:1)\n".repeat(20_000));

        assertThat(tail.hasLineStartingWith("READY")).isTrue();
    }

    private String lastLineOf(String text) throws IOException {
        Path file = folder.resolve("b.log");
        LogTail tail = LogTail.from(file);
        Files.writeString(file, text);
        return tail.lastMeaningfulLine();
    }
}
