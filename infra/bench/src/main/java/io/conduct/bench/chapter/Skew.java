package io.conduct.bench.chapter;

import io.conduct.bench.raw.EventLoad;
import io.conduct.bench.result.Numbers;
import io.conduct.bench.result.Row;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What one org with all the records does to the aggregator, and what one record that is amended all the time does. */
public final class Skew implements Chapter {
    private static final double PERCENT = 100;
    private static final int EVENTS = 50_000;

    @Override
    public String name() {
        return "skew";
    }

    @Override
    public void run(Scene scene) throws IOException, InterruptedException {
        int orgs = scene.options().orgs();
        double even = measure(scene, "records of " + orgs + " orgs", EventLoad.even("even", EVENTS, orgs));
        double one = measure(scene, "records of one org", EventLoad.even("one-org", EVENTS, 1));
        double hot =
                measure(scene, "events, half of them amendments of one record", EventLoad.hot("hot", EVENTS, orgs));
        String peer = "records of " + orgs + " orgs";
        scene.add(Row.rate(name(), "records of one org counted", one).beside(peer, even));
        scene.add(Row.rate(name(), "events counted, half of them amendments of one record", hot)
                .beside(peer, even));
    }

    /** Events counted a second; says which part of them the fullest partition of a topic took. */
    private static double measure(Scene scene, String what, EventLoad load) throws IOException, InterruptedException {
        scene.say(Numbers.plain(EVENTS) + " " + what);
        Map<String, Long> before = newest(scene);
        TopicLoad.Rates rates = TopicLoad.send(scene, load, EVENTS);
        long most = newest(scene).entrySet().stream()
                .mapToLong(source -> source.getValue() - before.getOrDefault(source.getKey(), -1L))
                .max()
                .orElse(0);
        scene.remark("the fullest of all partitions took " + Numbers.plain(PERCENT * most / EVENTS) + " % of "
                + Numbers.plain(EVENTS) + " " + what);
        return rates.counted();
    }

    private static Map<String, Long> newest(Scene scene) throws IOException {
        Map<String, Long> newest = new HashMap<>();
        for (JsonNode source : scene.status().path("sources")) {
            newest.put(source.path("source").asString(""), source.path("newest").asLong(-1));
        }
        return newest;
    }
}
