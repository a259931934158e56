package io.conduct.bench.chapter;

import io.conduct.bench.raw.Folds;
import io.conduct.bench.result.Numbers;
import io.conduct.bench.result.Row;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Counting everything anew beside the least that this can cost, what the figures take, and coming back. */
public final class Rebuild implements Chapter {
    /** Records a second that one aggregator counted anew. */
    static final String ANEW = "counted anew by one";

    private static final double SHARE_OF_FOLD = 0.5;
    private static final double RESTART_SECONDS = 10;
    private static final long LOOK_AGAIN_MILLIS = 20;
    private static final Duration SAY_EVERY = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public void run(Scene scene) throws IOException, InterruptedException {
        Processes processes = new Processes(scene);
        double heapBefore = processes.heap(Part.AGGREGATOR);
        TopicLoad.ensure(scene, name());
        Folds.Result memory = Folds.inMemory(scene.bootstrapServers(), scene.data());
        Folds.Result rocks = Folds.inRocksDb(scene.bootstrapServers(), scene.data());
        Duration before = processes.processor(Part.AGGREGATOR);
        double seconds = rebuild(scene, rocks.events());
        double cpu = processes.processor(Part.AGGREGATOR).minus(before).toNanos() / 1e3 / rocks.events();
        double perSecond = rocks.events() / seconds;
        scene.remember(ANEW, perSecond);
        scene.add(Row.rate(name(), "records counted anew by the catalogue, until served", perSecond)
                .beside("plain consumer, newest version in RocksDB", rocks.perSecond())
                .atLeastTimesPeer(SHARE_OF_FOLD));
        scene.add(Row.rate(name(), "the same", perSecond)
                .beside("plain consumer, sums in a HashMap", memory.perSecond()));
        scene.add(Row.cost(name(), "processor time of one record counted anew", cpu, "µs")
                .beside("plain consumer, newest version in RocksDB", rocks.cpuMicros()));
        memory(scene, processes, heapBefore);
        restart(scene);
    }

    /** Seconds from the request until the new generation is served. */
    static double rebuild(Scene scene, long events) throws IOException, InterruptedException {
        scene.say("counting " + Numbers.plain((double) events) + " events anew");
        Stopwatch since = new Stopwatch();
        Scene.json(scene.gateway()
                .post("/api/v1/rebuild", new byte[0], scene.tokens().of(Scene.ADMINISTRATOR)));
        await(scene, since, JsonNode::isObject);
        await(scene, since, rebuild -> !rebuild.isObject());
        return since.elapsed().toMillis() / 1e3;
    }

    /** Waits until the rebuild that the status speaks of, or that it speaks of none, is as wanted. */
    private static void await(Scene scene, Stopwatch since, Predicate<JsonNode> wanted)
            throws IOException, InterruptedException {
        Stopwatch said = new Stopwatch();
        JsonNode rebuild = scene.status().path("rebuild");
        while (!wanted.test(rebuild)) {
            if (since.isPast(scene.patience())) {
                throw new IllegalStateException("not rebuilt after " + since);
            }
            if (said.isPast(SAY_EVERY)) {
                said = new Stopwatch();
                scene.say("counted anew so far: " + rebuild.path("counted").asLong(0));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            rebuild = scene.status().path("rebuild");
        }
    }

    private void memory(Scene scene, Processes processes, double heapBefore) throws IOException, InterruptedException {
        double heap = processes.heap(Part.AGGREGATOR) - heapBefore;
        scene.add(Row.cost(
                name(), "heap that " + Numbers.plain(scene.options().records()) + " records added", heap, "MiB"));
        scene.add(Row.cost(name(), "resident memory of the aggregator", processes.resident(Part.AGGREGATOR), "MiB"));
        double disk = Processes.size(scene.platform().folder(Part.AGGREGATOR));
        scene.add(Row.cost(name(), "the aggregator's state and index on disk", disk, "MiB"));
        double log = Processes.size(scene.platform().folder(Part.BROKER));
        scene.add(Row.cost(name(), "the broker's log of everything so far", log, "MiB"));
    }

    private void restart(Scene scene) throws IOException, InterruptedException {
        scene.say("restarting the aggregator, then killing it");
        Stopwatch since = new Stopwatch();
        scene.process(Part.AGGREGATOR).restart();
        awaitFigure(scene);
        scene.add(Row.cost(
                        name(),
                        "stopped, started, and a figure answered",
                        since.elapsed().toMillis() / 1e3,
                        "s")
                .within(RESTART_SECONDS));
        Stopwatch sinceKill = new Stopwatch();
        scene.process(Part.AGGREGATOR).kill9();
        scene.process(Part.AGGREGATOR).awaitReady(scene.patience());
        awaitFigure(scene);
        scene.add(Row.cost(
                name(),
                "killed, and a figure answered (1 s of it the launcher's pause)",
                sinceKill.elapsed().toMillis() / 1e3,
                "s"));
        scene.awaitCounted();
    }

    private static void awaitFigure(Scene scene) throws IOException, InterruptedException {
        Stopwatch waiting = new Stopwatch();
        while (!TopicLoad.figure(scene).isFine()) {
            if (waiting.isPast(scene.patience())) {
                throw new IllegalStateException("no figure after " + waiting);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }
}
