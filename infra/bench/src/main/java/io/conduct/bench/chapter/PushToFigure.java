package io.conduct.bench.chapter;

import io.conduct.bench.load.Batches;
import io.conduct.bench.load.Batches.Batch;
import io.conduct.bench.load.Crowd;
import io.conduct.bench.load.Pace;
import io.conduct.bench.load.Tally;
import io.conduct.bench.result.Row;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.samples.Department;
import io.conduct.local.samples.SampleLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * From the moment a sender begins to push a record until the figure shows it, on the sender's clock, while batches come in
 * at half the rate that the platform takes.
 */
public final class PushToFigure implements Chapter {
    private static final int SENDERS = 4;
    private static final int DIGITS = 3;
    private static final double HALF = 0.5;
    private static final double USUAL_RATE = 1_000;
    private static final double MEDIAN_MILLIS = 400;
    private static final double P99_MILLIS = 1_000;
    private static final long LOOK_AGAIN_MILLIS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);
    private static final Department SENDER = SampleLibrary.departments().get(0);

    @Override
    public String name() {
        return "fresh";
    }

    @Override
    public void run(Scene scene) throws IOException, InterruptedException {
        double rate = HALF * scene.recall(BatchIntake.RATE).orElse(USUAL_RATE);
        Duration time = scene.options().time().multipliedBy(2);
        List<Batch> batches = Batches.of((int) Math.ceil(rate * time.toSeconds()), "f-");
        Pace pace = new Pace(rate / Batches.SIZE);
        scene.say(
                "one record after the other from push to figure, beside " + Math.round(rate) + " records/s in batches");
        ExecutorService background = Executors.newSingleThreadExecutor();
        try {
            Future<Tally> load = background.submit(() -> Crowd.paced(SENDERS, pace, time)
                    .run(number -> BatchIntake.throughGateway(scene, batches.get((int) (number % batches.size())))));
            Histogram millis = probe(scene, load);
            scene.say("the batches: " + load.get());
            scene.add(Row.cost(
                            name(),
                            "from push to figure at half load, p50",
                            (double) millis.getValueAtPercentile(50),
                            "ms")
                    .within(MEDIAN_MILLIS));
            scene.add(Row.cost(
                            name(),
                            "from push to figure at half load, p99",
                            (double) millis.getValueAtPercentile(99),
                            "ms")
                    .within(P99_MILLIS));
            scene.remark("records followed from push to figure: " + millis.getTotalCount() + ", the slowest took "
                    + millis.getMaxValue() + " ms");
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } finally {
            background.shutdownNow();
        }
        scene.awaitCounted();
    }

    private static Histogram probe(Scene scene, Future<Tally> load) throws IOException, InterruptedException {
        Histogram millis = new Histogram(DIGITS);
        for (int number = 0; !load.isDone(); number++) {
            millis.recordValue(
                    Math.max(1, follow(scene, FIRST_DAY.plusDays(number)).toMillis()));
        }
        return millis;
    }

    /** Pushes a meeting on a day that has none, and reads the figure of that day until it shows it. */
    private static Duration follow(Scene scene, LocalDate day) throws IOException, InterruptedException {
        String path = "/api/v1/figures/meetings.held?compare=none&org=" + SENDER.code() + "&from=" + day + "&to=" + day;
        byte[] meeting = ("{\"title\":\"工作会议\",\"kind\":\"INTERNAL\",\"status\":\"HELD\",\"heldOn\":\"" + day + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        String token = scene.tokens().of(SENDER.client());
        Stopwatch since = new Stopwatch();
        Scene.json(scene.gateway().put("/api/v1/meetings/" + SENDER.code() + "/probe-" + day, meeting, token));
        while (!Scene.json(scene.gateway().get(path, token))
                .path("value")
                .asString("0")
                .equals("1")) {
            if (since.isPast(PATIENCE)) {
                throw new IllegalStateException("not in the figure after " + since);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        return since.elapsed();
    }
}
