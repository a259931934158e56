package io.conduct.bench.chapter;

import io.conduct.bench.load.Door;
import io.conduct.bench.result.Numbers;
import io.conduct.bench.result.Row;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.process.AnotherInstance;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A second aggregator on the same machine: when it answers, which part of the counting it takes, and whether both answer alike. */
public final class Instances implements Chapter {
    private static final double PERCENT = 100;
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final int YEARS = 2;
    private static final String COUNTED = "kafka_stream_thread_process_total";

    @Override
    public String name() {
        return "instances";
    }

    @Override
    public void run(Scene scene) throws IOException, InterruptedException {
        TopicLoad.ensure(scene, name());
        String state = scene.data().resolve("second-aggregator").toString();
        Stopwatch since = new Stopwatch();
        try (AnotherInstance second = scene.process(Part.AGGREGATOR)
                        .another(List.of("--conduct.aggregator.stream.state-dir=" + state));
                Door here = new Door(scene.aggregator(), 1);
                Door there = new Door(second.address(), 1)) {
            second.awaitReady(scene.patience());
            scene.add(Row.cost(
                    name(),
                    "a second aggregator with nothing started, until it answers",
                    since.elapsed().toMillis() / 1e3,
                    "s"));
            share(scene, second.address());
            compare(scene, here, there);
        }
    }

    private void share(Scene scene, URI second) throws IOException, InterruptedException {
        JsonNode sources = scene.status().path("sources");
        double events = sources.valueStream()
                .mapToLong(source -> source.path("newest").asLong(-1) + 1)
                .sum();
        Map<String, Double> before = counted(second, scene.aggregator());
        double seconds = Rebuild.rebuild(scene, (long) events);
        double bySecond = since(before, counted(second));
        double byFirst = since(before, counted(scene.aggregator()));
        Row row = Row.rate(name(), "records counted anew by two aggregators, until served", events / seconds);
        scene.add(scene.recall(Rebuild.ANEW).map(one -> row.beside("one", one)).orElse(row));
        scene.remark("of the records counted anew by two aggregators the second counted "
                + Numbers.plain(PERCENT * bySecond / (byFirst + bySecond)) + " %");
        if (bySecond == 0) {
            throw new IllegalStateException("the second aggregator counted nothing (expected: a part of the records)");
        }
    }

    /** Records that each thread of these aggregators has counted, in whatever generation. */
    private static Map<String, Double> counted(URI... aggregators) throws IOException {
        Map<String, Double> counted = new HashMap<>();
        for (URI aggregator : aggregators) {
            ApiClient.anonymous(aggregator)
                    .get("/actuator/prometheus")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(COUNTED + "{"))
                    .forEach(line -> counted.put(
                            line.substring(0, line.lastIndexOf(' ')),
                            Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
        }
        return counted;
    }

    /** What was added since; a thread that has ended since added nothing to what is counted anew. */
    private static double since(Map<String, Double> before, Map<String, Double> now) {
        return now.entrySet().stream()
                .mapToDouble(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0.0))
                .sum();
    }

    /** Every metric of every year, by month, from both. */
    private static void compare(Scene scene, Door here, Door there) throws IOException, InterruptedException {
        awaitCounted(scene, there);
        int asked = 0;
        int differing = 0;
        for (JsonNode metric : read(scene, here, "/api/v1/catalogue").path("metrics")) {
            for (int year = 0; year < YEARS; year++) {
                String path = "/api/v1/figures/" + metric.required("id").stringValue() + "?org=congress&by=month&from="
                        + (2020 + year) + "-01-01&to=" + (2020 + year) + "-12-31";
                asked++;
                differing += read(scene, here, path).equals(read(scene, there, path)) ? 0 : 1;
            }
        }
        scene.remark("both aggregators were asked for " + asked + " figures by month: " + differing + " differed");
        if (asked == 0 || differing > 0) {
            throw new IllegalStateException(differing + " of " + asked + " figures differed (expected: none of many)");
        }
    }

    private static void awaitCounted(Scene scene, Door there) throws IOException, InterruptedException {
        Stopwatch waiting = new Stopwatch();
        JsonNode status = read(scene, there, "/api/v1/status");
        while (status.path("rebuild").isObject() || !Scene.isCounted(status)) {
            if (waiting.isPast(scene.patience())) {
                throw new IllegalStateException("the second aggregator has not counted after " + waiting);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            status = read(scene, there, "/api/v1/status");
        }
    }

    /** An answer without the moment it was given at. */
    private static JsonNode read(Scene scene, Door door, String path) throws IOException {
        JsonNode answer = Scene.json(door.get(path, scene.tokens().of(Scene.ADMINISTRATOR)));
        return answer instanceof ObjectNode object ? object.without("asOf") : answer;
    }
}
