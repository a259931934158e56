package io.conduct.local.launcher.sample;

import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.launcher.terminal.Terminal;
import io.conduct.local.samples.SampleSet;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Waits until the aggregator has counted what the services have recorded. */
public final class Counting {
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Duration SHORT_BOUND = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);
    private static final String NAME = "counting";
    private static final int OK = 200;
    /** The years of the samples and half a year around them: amendments move some records out of their year. */
    private static final String SAMPLE_DAYS = "?from=2019-07-01&to=2022-06-30&compare=none";

    private final ApiClient reader;
    private final Terminal terminal;

    /** Asks as {@code reader}, who must see the figures of the root org. */
    public Counting(ApiClient reader, Terminal terminal) {
        this.reader = reader;
        this.terminal = terminal;
    }

    /**
     * Waits until nothing that the aggregator knows of is left to count.
     *
     * @param fatal completed when the platform cannot go on
     * @throws OperatorException if that takes more than three minutes
     */
    public void await(CompletableFuture<OperatorException> fatal) {
        await(BOUND, () -> state(List.of(), false), fatal).ifPresent(Counting::fail);
    }

    /**
     * Waits until exactly these samples are in the figures.
     *
     * @throws OperatorException with the figure that is not what it should be, if that takes more than three minutes
     */
    public void await(SampleSet samples, CompletableFuture<OperatorException> fatal) {
        List<Expected> expected = Expected.of(samples);
        await(BOUND, () -> state(expected, false), fatal).ifPresent(Counting::fail);
    }

    /**
     * Waits until these samples are in the figures, with whatever departments have sent besides. Only warns when they are
     * not in three minutes, or half a minute unless they are fresh: others may have withdrawn some.
     */
    public void awaitAtLeast(SampleSet samples, boolean fresh, CompletableFuture<OperatorException> fatal) {
        List<Expected> expected = Expected.of(samples);
        await(fresh ? BOUND : SHORT_BOUND, () -> state(expected, true), fatal)
                .ifPresent(state -> terminal.warn("the figures are not those of the samples: " + state));
    }

    /** What is still missing when time is up. */
    private Optional<String> await(
            Duration bound, Supplier<String> question, CompletableFuture<OperatorException> fatal) {
        var stopwatch = new Stopwatch();
        var sinceReport = new Stopwatch();
        String state = question.get();
        while (!state.isEmpty()) {
            OperatorException reason = fatal.getNow(null);
            if (reason != null) {
                throw reason;
            }
            if (stopwatch.isPast(bound)) {
                return Optional.of(state);
            }
            if (sinceReport.isPast(REPORT_EVERY)) {
                terminal.about(NAME, state);
                sinceReport = new Stopwatch();
            }
            Retrying.sleep(LOOK_AGAIN);
            state = question.get();
        }
        terminal.about(NAME, "done after " + stopwatch);
        return Optional.empty();
    }

    private static void fail(String state) {
        throw new OperatorException("not everything is counted after " + Stopwatch.inSeconds(BOUND) + ": " + state
                + "; see the log of aggregator-service");
    }

    /** What is still missing, in words; "" when nothing is. */
    private String state(List<Expected> expected, boolean orMore) {
        try {
            Answer status = reader.get("/api/v1/status");
            if (status.status() != OK || !status.json().path("ready").asBoolean(false)) {
                return "the aggregator is not ready";
            }
            long lag = status.json().path("lag").asLong(-1);
            return lag == 0 ? missing(expected, orMore) : lag + " events to count";
        } catch (IOException noAnswer) {
            return "no answer from the gateway";
        }
    }

    private String missing(List<Expected> expected, boolean orMore) throws IOException {
        for (Expected figure : expected) {
            Answer answer = reader.get("/api/v1/figures/" + figure.metric() + SAMPLE_DAYS);
            long value = Long.parseLong(answer.json().path("value").asString("-1"));
            if (orMore ? value < figure.value() : value != figure.value()) {
                return figure.metric() + " is " + (value < 0 ? "unknown" : value) + " (expected: " + figure.value()
                        + ")";
            }
        }
        return "";
    }
}
