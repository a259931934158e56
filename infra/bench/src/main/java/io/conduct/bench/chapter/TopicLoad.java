package io.conduct.bench.chapter;

import io.conduct.bench.load.Door;
import io.conduct.bench.raw.EventLoad;
import io.conduct.bench.result.Numbers;
import io.conduct.bench.result.Row;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.io.IOException;

/** The records that are counted anew and asked about: put into the topics by the first chapter that wants them. */
final class TopicLoad {
    /** Meetings held in 2021 that the load added to the figure. */
    static final String ADDED = "meetings of 2021 added";

    private static final String HELD =
            "/api/v1/figures/meetings.held?org=congress&from=2021-01-01&to=2021-12-31&by=month";

    private TopicLoad() {}

    /** Puts them there unless they are, waits until all are counted, and adds a row about that to {@code chapter}. */
    static void ensure(Scene scene, String chapter) throws IOException, InterruptedException {
        if (scene.recall(ADDED).isPresent()) {
            return;
        }
        int records = scene.options().records();
        long before = held(scene);
        scene.say(Numbers.plain(records) + " records straight into the topics");
        Rates rates = send(scene, new EventLoad(records, scene.options().orgs()), records);
        scene.add(Row.rate(chapter, "records counted as they come", rates.counted())
                .beside("Kafka producer alone", rates.sent()));
        scene.remember(ADDED, (double) (held(scene) - before));
    }

    /**
     * How fast a load went.
     *
     * @param sent events a second until the broker had the last
     * @param counted events a second until the last was counted
     */
    record Rates(double sent, double counted) {}

    /** Puts {@code events} events into the topics and waits until all are counted. */
    static Rates send(Scene scene, EventLoad load, int events) throws IOException, InterruptedException {
        Stopwatch since = new Stopwatch();
        double sent = load.send(scene.bootstrapServers());
        scene.awaitCounted();
        return new Rates(sent, events * 1e3 / since.elapsed().toMillis());
    }

    /** The figure by month that the load adds to. */
    static Door.Reply figure(Scene scene) throws IOException {
        return scene.gateway().get(HELD, scene.tokens().of(Scene.READER));
    }

    private static long held(Scene scene) throws IOException {
        return Long.parseLong(Scene.json(figure(scene)).path("value").asString("0"));
    }
}
