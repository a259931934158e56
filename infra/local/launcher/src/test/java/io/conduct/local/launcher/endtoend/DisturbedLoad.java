package io.conduct.local.launcher.endtoend;

import static org.awaitility.Awaitility.await;

import io.conduct.contract.RecordKind;
import io.conduct.local.launcher.LocalPlatform;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.sample.Counting;
import io.conduct.local.launcher.sample.SampleLoad;
import io.conduct.local.launcher.terminal.Terminal;
import io.conduct.local.samples.SampleSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The samples sent while every process is killed once, in a random order at random moments. Who sends does not know: it
 * repeats what was not answered, and goes on from the beginning until the last process is back.
 *
 * @param seed makes the same order and moments again: {@code -Dconduct.seed}
 * @param kills what was killed, after how many answered submissions
 */
record DisturbedLoad(long seed, List<String> kills) {
    private static final Duration BACK_BOUND = Duration.ofMinutes(2);
    private static final int EARLIEST = 50;
    private static final int LATEST = 600;

    static DisturbedLoad of(LocalPlatform platform, SampleSet samples) {
        long seed = Long.getLong("conduct.seed", System.nanoTime());
        new Terminal(System.out).line("killing during the load with -Dconduct.seed=" + seed);
        var load = new SampleLoad(platform::as, Duration.ofMinutes(3));
        var disturbed = new AtomicBoolean(true);
        ExecutorService senders = Executors.newFixedThreadPool(RecordKind.values().length);
        try {
            List<Future<?>> kinds = new ArrayList<>();
            for (RecordKind kind : RecordKind.values()) {
                kinds.add(senders.submit(() -> repeat(load, samples, kind, disturbed)));
            }
            List<String> kills = kill(platform, load, kinds, new Random(seed));
            disturbed.set(false);
            for (Future<?> kind : kinds) {
                kind.get(5, TimeUnit.MINUTES);
            }
            new Counting(platform.as(Clients.REPORT_WRITER), new Terminal(System.out))
                    .await(samples, new CompletableFuture<>());
            return new DisturbedLoad(seed, kills);
        } catch (Exception failure) {
            throw new IllegalStateException("with -Dconduct.seed=" + seed, failure);
        } finally {
            senders.shutdownNow();
        }
    }

    private static void repeat(SampleLoad load, SampleSet samples, RecordKind kind, AtomicBoolean disturbed) {
        do {
            load.push(samples, kind);
        } while (disturbed.get());
    }

    private static List<String> kill(LocalPlatform platform, SampleLoad load, List<Future<?>> kinds, Random random) {
        List<Part> victims = new ArrayList<>(Arrays.asList(Part.values()));
        Collections.shuffle(victims, random);
        List<String> kills = new ArrayList<>();
        for (Part victim : victims) {
            long moment = load.sent() + random.nextInt(EARLIEST, LATEST);
            await().atMost(BACK_BOUND)
                    .until(() -> load.sent() >= moment || kinds.stream().anyMatch(Future::isDone));
            kills.add(victim.label() + " after " + load.sent());
            platform.process(victim).kill9();
            platform.process(victim).awaitReady(BACK_BOUND);
        }
        return kills;
    }
}
