package io.conduct.bench.chapter;

import io.conduct.bench.load.Crowd;
import io.conduct.bench.load.Door;
import io.conduct.bench.load.Pace;
import io.conduct.bench.load.Tally;
import io.conduct.bench.peer.Peer;
import io.conduct.bench.raw.EventLoad;
import io.conduct.bench.result.Numbers;
import io.conduct.bench.result.Row;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.samples.Department;
import io.conduct.local.samples.SampleLibrary;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The same questions at a constant rate to the aggregator and to the service on PostgreSQL, over the same records. */
public final class Queries implements Chapter {
    private static final int CALLERS = 32;
    private static final double RATE = 500;
    private static final double REPORTS = 10;
    private static final double P99_MILLIS = 5;
    private static final double REPORT_MILLIS = 50;
    private static final double TIMES_PEER = 20;
    /** How busy one connection's share of the peer may be: what keeps up is compared, not what has collapsed. */
    private static final double BUSY = 0.5;

    private static final double MILLI = 1000;
    private static final Duration TRIAL = Duration.ofSeconds(3);
    /** Until nothing of importance is compiled any more. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final List<String> ORGS = Stream.concat(
                    Stream.of("congress"), SampleLibrary.departments().stream().map(Department::code))
            .toList();

    @Override
    public String name() {
        return "queries";
    }

    @Override
    public void run(Scene scene) throws IOException, InterruptedException, SQLException {
        TopicLoad.ensure(scene, name());
        scene.compileFully();
        try (Door aggregator = new Door(scene.aggregator(), CALLERS);
                Door other = new Door(scene.peer().address(), CALLERS)) {
            Crowd.Request figure = number -> isAsked(scene, aggregator, figurePath(number));
            Crowd.Request report = number -> isAsked(scene, aggregator, "/api/v1/reports/2021?org=" + org(number));
            Crowd.Request peerFigure = number ->
                    other.get("/figure?year=2021&org=" + org(number), null).isFine();
            Crowd.Request peerReport = number ->
                    other.get("/report?year=2021&org=" + org(number), null).isFine();
            fillPeer(scene);
            figures(scene, figure, peerFigure);
            reports(scene, report, peerReport);
        }
    }

    private static void fillPeer(Scene scene) throws IOException, SQLException {
        Peer peer = scene.peer();
        int records = scene.options().records();
        scene.say("the same " + Numbers.plain(records) + " records into PostgreSQL");
        peer.fill(new EventLoad(records, scene.options().orgs())::each);
        long there = peer.heldIn2021();
        scene.recall(TopicLoad.ADDED)
                .ifPresent(here -> scene.remark("meetings held in 2021 of the " + Numbers.plain(records) + " records: "
                        + Numbers.plain(here) + " here, " + Numbers.plain((double) there) + " by SQL"));
    }

    private void figures(Scene scene, Crowd.Request here, Crowd.Request there) throws InterruptedException {
        Duration time = scene.options().time();
        scene.say("figures by month with comparison at " + Numbers.plain(RATE) + "/s");
        warmUp(scene, here, RATE);
        Duration before = new Processes(scene).processor(Part.AGGREGATOR);
        Tally ours = Crowd.paced(CALLERS, new Pace(RATE), time).run(here);
        Duration after = new Processes(scene).processor(Part.AGGREGATOR);
        warmUp(scene, there, peerRate(there, RATE));
        double rate = peerRate(there, RATE);
        scene.say("figures here: " + ours + "; there at " + Numbers.plain(rate) + "/s");
        Tally peer = Crowd.paced(CALLERS, new Pace(rate), time).run(there);
        scene.say("figures there: " + peer);
        String beside = "SQL by index at " + Numbers.plain(rate) + "/s";
        scene.add(Row.cost(name(), "a figure by month with comparison at 500/s, p50", ours.median(), "ms")
                .beside(beside, peer.median()));
        scene.add(Row.cost(name(), "the same, p99", ours.p99(), "ms").within(P99_MILLIS));
        scene.add(Row.cost(name(), "the same, p99", ours.p99(), "ms")
                .beside(beside, peer.p99())
                .atLeastTimesPeer(TIMES_PEER));
        scene.add(Row.cost(
                name(),
                "processor time of the aggregator for one such figure",
                after.minus(before).toNanos() / 1e6 / Math.max(1, ours.done()),
                "ms"));
    }

    private static void warmUp(Scene scene, Crowd.Request request, double rate) throws InterruptedException {
        scene.say("warming up for " + WARM_UP.toSeconds() + " s at " + Numbers.plain(rate) + "/s");
        Crowd.paced(CALLERS, new Pace(rate), WARM_UP).run(request);
    }

    private void reports(Scene scene, Crowd.Request here, Crowd.Request there) throws InterruptedException {
        Duration time = scene.options().time();
        scene.say("reports of the whole year at " + Numbers.plain(REPORTS) + "/s");
        Crowd.paced(CALLERS, new Pace(REPORTS), TRIAL).run(here);
        Tally ours = Crowd.paced(CALLERS, new Pace(REPORTS), time).run(here);
        double rate = peerRate(there, REPORTS);
        Tally peer = Crowd.paced(CALLERS, new Pace(rate), time).run(there);
        scene.say("reports here: " + ours + "; there: " + peer);
        scene.add(Row.cost(name(), "the report of the whole year, p50", ours.median(), "ms")
                .beside("SQL, a tenth of its figures, at " + Numbers.plain(rate) + "/s", peer.median()));
        scene.add(Row.cost(name(), "the same, p99", ours.p99(), "ms")
                .beside("SQL, a tenth of its figures, at " + Numbers.plain(rate) + "/s", peer.p99())
                .within(REPORT_MILLIS));
    }

    /** A rate that keeps the peer half busy with one question at a time, and no more than {@code most}. */
    private static double peerRate(Crowd.Request there, double most) throws InterruptedException {
        Tally trial = Crowd.eager(1, Long.MAX_VALUE, TRIAL).run(there);
        return Math.min(most, BUSY * MILLI / trial.median());
    }

    private static boolean isAsked(Scene scene, Door door, String path) throws IOException {
        Door.Reply reply = door.get(path, scene.tokens().of(Scene.READER));
        if (!reply.isFine()) {
            throw new IOException(reply.status() + " " + reply.body());
        }
        return true;
    }

    private static String figurePath(long number) {
        return "/api/v1/figures/meetings.held?by=month&from=2021-01-01&to=2021-12-31&org=" + org(number);
    }

    private static String org(long number) {
        return ORGS.get((int) (number % ORGS.size()));
    }
}
