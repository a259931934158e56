package io.conduct.bench;

import io.conduct.bench.chapter.BatchIntake;
import io.conduct.bench.chapter.Chapter;
import io.conduct.bench.chapter.Instances;
import io.conduct.bench.chapter.Micro;
import io.conduct.bench.chapter.Options;
import io.conduct.bench.chapter.PushToFigure;
import io.conduct.bench.chapter.Queries;
import io.conduct.bench.chapter.Rebuild;
import io.conduct.bench.chapter.Scene;
import io.conduct.bench.chapter.SingleIntake;
import io.conduct.bench.chapter.Skew;
import io.conduct.bench.chapter.StartAndSize;
import io.conduct.bench.result.Machine;
import io.conduct.bench.result.Report;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the platform beside its peers: {@code Bench FOLDER [only=all] [records=100000] [seconds=10] [profile=false]
 * [compilers=quick]}.
 *
 * <p>Prints progress and at the end one table, which is also written to {@code FOLDER/bench.md} and {@code bench.json}. A
 * chapter that fails is named below the table, the others go on, and the exit code is 1. {@code only} is a list of
 * chapters such as {@code intake,queries}.
 */
public final class Bench {
    private final Terminal terminal;
    private final Report report;
    private boolean failed;

    private Bench(Terminal terminal, Report report) {
        this.terminal = terminal;
        this.report = report;
    }

    /** Measures. */
    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(arguments);
        Terminal terminal = Terminal.standard();
        Bench bench = new Bench(terminal, new Report(options.folder(), Machine.describe()));
        bench.run(options);
        System.exit(bench.failed ? 1 : 0);
    }

    private void run(Options options) throws IOException {
        Stopwatch stopwatch = new Stopwatch();
        Path data;
        try (Scene scene = Scene.start(options, terminal, report)) {
            chapters().stream()
                    .filter(chapter -> options.wants(chapter.name()))
                    .forEach(chapter -> run(chapter, scene, stopwatch));
            scene.describePeer();
            data = scene.data();
        }
        if (!failed) {
            FileSystemUtils.deleteRecursively(data);
        }
        if (options.profile()) {
            Scene.profiles(options).forEach(report::remark);
        }
        report.ranOn("compilers", options.allCompilers() ? "all" : "the quick one, but for queries");
        report.ranOn("took", stopwatch.toString());
        report.finish();
        terminal.line("");
        terminal.line(report.markdown());
        terminal.line("written to " + options.folder().resolve("bench.md") + " and bench.json");
    }

    private static List<Chapter> chapters() {
        return List.of(
                new StartAndSize(),
                new BatchIntake(InstantSource.system()),
                new SingleIntake(),
                new PushToFigure(),
                new Rebuild(),
                new Instances(),
                new Skew(),
                new Queries(),
                new Micro());
    }

    private void run(Chapter chapter, Scene scene, Stopwatch since) {
        terminal.line("[" + since + "] " + chapter.name());
        try {
            chapter.run(scene);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (Exception failure) {
            failed = true;
            report.remark(chapter.name() + " could not be measured to its end: " + failure);
            terminal.warn(chapter.name() + ": " + failure);
        }
    }
}
