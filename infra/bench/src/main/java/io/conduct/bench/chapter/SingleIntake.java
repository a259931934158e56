package io.conduct.bench.chapter;

import io.conduct.bench.load.Batches;
import io.conduct.bench.load.Crowd;
import io.conduct.bench.load.Door;
import io.conduct.bench.load.Tally;
import io.conduct.bench.result.Row;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.samples.Department;
import io.conduct.local.samples.SampleLibrary;
import io.conduct.local.samples.SampleRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Single records over 32 connections, each department with its own token. */
public final class SingleIntake implements Chapter {
    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 20_000;
    private static final int MOST_A_SECOND = 4_000;
    private static final double RATE = 3_000;
    private static final double P99_MILLIS = 50;

    @Override
    public String name() {
        return "single";
    }

    @Override
    public void run(Scene scene) throws IOException, InterruptedException {
        Duration time = scene.options().time();
        List<SampleRecord> warmUp = Batches.singles(WARM_UP, "sw-");
        List<SampleRecord> records = Batches.singles((int) (MOST_A_SECOND * time.toSeconds()), "s-");
        scene.say("single records for " + time.toSeconds() + " s over " + CONNECTIONS + " connections");
        Map<String, String> clients = clients();
        send(warmUp, scene.options().warmUp(), record -> throughGateway(scene, clients, record));
        scene.awaitCounted();
        Map<Part, Duration> before = new Processes(scene).processor();
        Tally here = send(records, time, record -> throughGateway(scene, clients, record));
        scene.say("single records here: " + here);
        scene.awaitCounted();
        Map<Part, Duration> after = new Processes(scene).processor();
        scene.remark("processor time for one single record, in µs: " + Processes.each(before, after, here.done()));
        Tally peer = peer(scene, warmUp, records, time);
        scene.add(Row.rate(
                        name(), "records one by one with a token through the gateway, 32 connections", here.perSecond())
                .beside("PostgreSQL service", peer.perSecond())
                .within(RATE));
        scene.add(Row.cost(name(), "the same, p50", here.median(), "ms").beside("PostgreSQL service", peer.median()));
        scene.add(Row.cost(name(), "the same, p99", here.p99(), "ms")
                .beside("PostgreSQL service", peer.p99())
                .within(P99_MILLIS));
    }

    private static Tally peer(Scene scene, List<SampleRecord> warmUp, List<SampleRecord> records, Duration time)
            throws IOException, InterruptedException {
        try (Door door = new Door(scene.peer().address(), CONNECTIONS)) {
            send(warmUp, scene.options().warmUp(), record -> toPeer(door, record));
            Tally tally = send(records, time, record -> toPeer(door, record));
            scene.say("single records there: " + tally);
            return tally;
        }
    }

    /** Whether a record was taken. */
    @FunctionalInterface
    private interface Taker {
        boolean take(SampleRecord sample) throws IOException;
    }

    private static Tally send(List<SampleRecord> records, Duration bound, Taker taker) throws InterruptedException {
        return Crowd.eager(CONNECTIONS, records.size(), bound).run(number -> taker.take(records.get((int) number)));
    }

    private static boolean throughGateway(Scene scene, Map<String, String> clients, SampleRecord sample)
            throws IOException {
        Door.Reply reply = scene.gateway()
                .put(
                        "/api/v1/" + path(sample),
                        body(sample),
                        scene.tokens().of(clients.getOrDefault(sample.org(), Scene.ADMINISTRATOR)));
        if (!reply.isFine()) {
            throw new IOException(reply.status() + " " + reply.body());
        }
        return true;
    }

    private static boolean toPeer(Door door, SampleRecord sample) throws IOException {
        return door.put("/" + path(sample), body(sample), null).isFine();
    }

    private static String path(SampleRecord sample) {
        return sample.kind().plural() + "/" + sample.org() + "/" + sample.sourceId();
    }

    private static byte[] body(SampleRecord sample) {
        return sample.payload().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> clients() {
        Map<String, String> clients = new HashMap<>();
        for (Department department : SampleLibrary.departments()) {
            clients.put(department.code(), department.client());
        }
        return clients;
    }
}
