package io.conduct.local.launcher.sample;

import io.conduct.contract.RecordKind;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.launcher.terminal.Terminal;
import io.conduct.local.samples.SampleFiles;
import io.conduct.local.samples.SampleRecord;
import io.conduct.local.samples.SampleSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Sees to it that the samples are in the platform: writes them as files and sends them, unless that has been done. */
public final class SampleStage {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final String NAME = "sample records";
    private static final int OK = 200;

    private final SampleSet samples;
    private final Path folder;
    private final Function<String, ApiClient> clientByName;
    private final Terminal terminal;

    /** Keeps the files, and the note that they have been sent, in {@code folder}. */
    public SampleStage(SampleSet samples, Path folder, Function<String, ApiClient> clientByName, Terminal terminal) {
        this.samples = samples;
        this.folder = folder;
        this.clientByName = clientByName;
        this.terminal = terminal;
    }

    /**
     * Loads what is missing.
     *
     * @param fatal completed when the platform cannot go on
     * @return whether anything was sent
     * @throws OperatorException if it cannot be loaded
     */
    public boolean ensureLoaded(CompletableFuture<OperatorException> fatal) {
        var marker = new LoadMarker(folder.resolve("loaded.json"));
        if (marker.isAbout(samples) && isThere()) {
            terminal.about(NAME, grouped(SampleLoad.size(samples)) + " are there from an earlier start");
            return false;
        }
        SampleFiles.write(samples, folder);
        send(fatal);
        marker.write(samples);
        return true;
    }

    /** The note may be about other servers than those now in use; the last record of each kind tells. */
    private boolean isThere() {
        return samples.records().stream()
                .collect(java.util.stream.Collectors.toMap(SampleRecord::kind, sample -> sample, (first, last) -> last))
                .values()
                .stream()
                .allMatch(this::isThere);
    }

    private boolean isThere(SampleRecord sample) {
        String client = samples.departments().stream()
                .filter(department -> department.code().equals(sample.org()))
                .findFirst()
                .orElseThrow()
                .client();
        String path = "/api/v1/" + sample.kind().plural() + "/" + sample.org() + "/" + sample.sourceId();
        return new Retrying(PATIENCE)
                        .until(path, () -> clientByName.apply(client).get(path))
                        .status()
                == OK;
    }

    private void send(CompletableFuture<OperatorException> fatal) {
        var load = new SampleLoad(clientByName, PATIENCE);
        var stopwatch = new Stopwatch();
        ExecutorService lanes = Executors.newFixedThreadPool(RecordKind.values().length + 1, SampleStage::daemon);
        try {
            List<Future<?>> kinds = new ArrayList<>();
            for (RecordKind kind : RecordKind.values()) {
                kinds.add(lanes.submit(() -> load.push(samples, kind)));
            }
            kinds.add(lanes.submit(() -> load.declare(samples)));
            follow(kinds, load, stopwatch, fatal);
        } finally {
            lanes.shutdownNow();
        }
        report(load, stopwatch);
    }

    private void follow(
            List<Future<?>> kinds, SampleLoad load, Stopwatch stopwatch, CompletableFuture<OperatorException> fatal) {
        var sinceReport = new Stopwatch();
        while (!kinds.stream().allMatch(Future::isDone)) {
            OperatorException reason = fatal.getNow(null);
            if (reason != null) {
                throw reason;
            }
            if (sinceReport.isPast(REPORT_EVERY)) {
                report(load, stopwatch);
                sinceReport = new Stopwatch();
            }
            kinds.stream().filter(Future::isDone).forEach(SampleStage::requireSuccess);
            Retrying.sleep(LOOK_AGAIN);
        }
        kinds.forEach(SampleStage::requireSuccess);
    }

    private void report(SampleLoad load, Stopwatch stopwatch) {
        long perSecond = load.sent() * 1000 / Math.max(1, stopwatch.elapsed().toMillis());
        terminal.about(
                NAME,
                grouped(load.sent()) + " of " + grouped(SampleLoad.size(samples)) + " sent through the gateway, "
                        + grouped(perSecond) + " records/s");
    }

    private static void requireSuccess(Future<?> kind) {
        try {
            kind.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperatorException("interrupted", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof OperatorException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "samples");
        thread.setDaemon(true);
        return thread;
    }
}
