package io.conduct.bench.chapter;

import io.conduct.bench.load.Batches;
import io.conduct.bench.load.Batches.Batch;
import io.conduct.bench.load.Crowd;
import io.conduct.bench.load.Door;
import io.conduct.bench.load.Tally;
import io.conduct.bench.raw.RawStore;
import io.conduct.bench.result.Row;
import io.conduct.local.launcher.process.Part;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Batches through the gateway, beside the service on PostgreSQL and beside the store alone. */
public final class BatchIntake implements Chapter {
    /** Records a second that were taken in batches. */
    static final String RATE = "records in batches a second";

    private static final int SENDERS = 4;
    private static final int WARM_UP = 60_000;
    private static final int RECORDS_A_SECOND = 2_400;
    private static final int RAW_BATCHES = 40;
    private static final int RAW_WARM_UP = 20;
    private static final double SHARE_OF_STORE = 0.7;
    private static final double AGE_MILLIS = 500;

    private final InstantSource clock;

    /** Reads the time from {@code clock}. */
    public BatchIntake(InstantSource clock) {
        this.clock = clock;
    }

    /** How a load of batches went, in records. */
    private record Taken(double perSecond, long records, Tally tally) {}

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public void run(Scene scene) throws IOException, InterruptedException {
        Duration bound = scene.options().time().multipliedBy(3);
        List<Batch> warmUp = Batches.of(WARM_UP, "w-");
        List<Batch> batches =
                Batches.of((int) (RECORDS_A_SECOND * scene.options().time().toSeconds()), "b-");
        scene.say("warming up, then " + batches.size() + " batches through the gateway, " + SENDERS + " at a time");
        send(warmUp, scene.options().warmUp(), batch -> throughGateway(scene, batch));
        scene.awaitCounted();
        Instant from = clock.instant();
        Map<Part, Duration> before = new Processes(scene).processor();
        Taken here = send(batches, bound, batch -> throughGateway(scene, batch));
        scene.say("batches here: " + here.tally());
        Duration behind = scene.awaitCounted();
        Map<Part, Duration> after = new Processes(scene).processor();
        Taken peer = peer(scene, warmUp, batches, bound);
        double alone = storeAlone(scene);
        scene.remember(RATE, here.perSecond());
        rows(scene, here, peer, alone);
        ages(scene, from, behind);
        scene.remark(
                "processor time for one record in a batch, in µs: " + Processes.each(before, after, here.records()));
    }

    private Taken peer(Scene scene, List<Batch> warmUp, List<Batch> batches, Duration bound)
            throws IOException, InterruptedException {
        try (Door door = new Door(scene.peer().address(), SENDERS)) {
            scene.say("the same to the service on PostgreSQL");
            send(warmUp, scene.options().warmUp(), batch -> toPeer(door, batch));
            Taken taken = send(batches, bound, batch -> toPeer(door, batch));
            scene.say("batches there: " + taken.tally());
            return taken;
        }
    }

    private static double storeAlone(Scene scene) throws InterruptedException {
        RawStore store = new RawStore(scene.storeAddress());
        store.insert("conduct_meetings", "meetings", Batches.SIZE, SENDERS, RAW_WARM_UP);
        Tally tally = store.insert("conduct_meetings", "meetings", Batches.SIZE, SENDERS, RAW_BATCHES);
        scene.say("the store alone, batches: " + tally);
        return tally.perSecond() * Batches.SIZE;
    }

    private void rows(Scene scene, Taken here, Taken peer, double alone) {
        String what = "records in batches of 500 with a token through the gateway, " + SENDERS + " senders";
        scene.add(Row.rate(name(), what, here.perSecond())
                .beside("PostgreSQL service", peer.perSecond())
                .atLeastTimesPeer(1));
        scene.add(Row.rate(name(), "the same", here.perSecond())
                .beside("bulk insert into the store alone", alone)
                .atLeastTimesPeer(SHARE_OF_STORE));
        scene.add(Row.cost(name(), "a batch of 500, p50", here.tally().median(), "ms")
                .beside("PostgreSQL service", peer.tally().median()));
        scene.add(Row.cost(name(), "a batch of 500, p99", here.tally().p99(), "ms")
                .beside("PostgreSQL service", peer.tally().p99()));
    }

    private void ages(Scene scene, Instant from, Duration behind) {
        PublishedAges ages = PublishedAges.since(scene.bootstrapServers(), from);
        scene.add(Row.cost(name(), "from a record's acceptance to Kafka at that load, p99", ages.millis(99), "ms")
                .within(AGE_MILLIS));
        scene.add(Row.cost(name(), "from the last answer until all is counted", (double) behind.toMillis(), "ms"));
    }

    /** Whether a batch was taken whole. */
    @FunctionalInterface
    private interface Taker {
        boolean take(Batch batch) throws IOException;
    }

    private static Taken send(List<Batch> batches, Duration bound, Taker taker) throws InterruptedException {
        AtomicLong records = new AtomicLong();
        Tally tally = Crowd.eager(SENDERS, batches.size(), bound).run(number -> {
            Batch batch = batches.get((int) number);
            boolean taken = taker.take(batch);
            records.addAndGet(taken ? batch.count() : 0);
            return taken;
        });
        return new Taken(records.get() * (double) TimeUnit.SECONDS.toNanos(1) / tally.nanos(), records.get(), tally);
    }

    static boolean throughGateway(Scene scene, Batch batch) throws IOException {
        Door.Reply reply = scene.gateway()
                .post(
                        "/api/v1/" + batch.kind().plural() + "/batch",
                        batch.lines(),
                        scene.tokens().of(Scene.ADMINISTRATOR));
        if (!reply.isFine() || !reply.body().contains("\"rejected\":0,")) {
            throw new IOException(reply.status() + " "
                    + reply.body().substring(0, Math.min(300, reply.body().length())));
        }
        return true;
    }

    private static boolean toPeer(Door door, Batch batch) throws IOException {
        return door.post("/" + batch.kind().plural() + "/batch", batch.lines(), null)
                .isFine();
    }
}
