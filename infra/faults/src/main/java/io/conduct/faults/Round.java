package io.conduct.faults;

import io.conduct.faults.check.Invariants;
import io.conduct.faults.check.Verdict;
import io.conduct.faults.load.Ledger;
import io.conduct.faults.load.Ledger.Tally;
import io.conduct.faults.load.Load;
import io.conduct.faults.load.Load.Pace;
import io.conduct.faults.time.Patience;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** One fault under load, and what was left of everything that was sent. */
final class Round {

    private static final Duration BOUND = Duration.ofMinutes(10);
    private static final Duration LOAD_BOUND = Duration.ofMinutes(30);

    private final Arena arena;
    private final Ledger ledger;
    private final Load load;
    private final Invariants invariants;
    private final ApiClient reader;

    /** Rounds of one arena whose calls are noted in {@code ledger}. */
    Round(Arena arena, Ledger ledger) {
        this.arena = arena;
        this.ledger = ledger;
        this.load = new Load(ledger, arena::as);
        this.reader = arena.as(Clients.ADMINISTRATOR);
        this.invariants = new Invariants(ledger, reader, arena.bootstrapServers());
    }

    /**
     * What a round came to.
     *
     * @param calls what was answered
     * @param recovery from the end of the fault until every kind of record is taken and a figure is answered
     * @param verdict what did not hold
     */
    record Result(Tally calls, Duration recovery, Verdict verdict) {

        /** The same with audit logs that are broken. */
        Result andBroken(List<String> audits) {
            return new Result(calls, recovery, verdict.andBroken(audits));
        }
    }

    /**
     * Sends at least {@code operations}, and lets the row's fault happen after the first quarter of them; what is sent beyond
     * them, until the fault is over, comes at half of the pace. Audit logs are not looked at: whoever runs rounds does so
     * after the last, for they tell of all.
     */
    Result of(Row row, int number, long seed, long operations) {
        SplittableRandom random = new SplittableRandom(seed);
        Tally before = ledger.tally();
        String name = row.id() + "-" + number;
        long first = load.operations();
        long goal = first + operations;
        Duration recovery;
        try (Load.Running running =
                load.start(name, random.nextLong(), () -> load.operations() < goal ? Pace.FULL : Pace.HALF)) {
            long moment = first + operations / 4 + random.nextLong(operations / 4 + 1);
            Patience.await("the load", LOAD_BOUND, () -> load.operations() >= moment || running.hasFailed());
            row.happen().accept(new Scene(arena, random, () -> load.operations() < goal && !running.hasFailed()));
            recovery = recovery(name);
            Patience.await("the load", LOAD_BOUND, () -> load.operations() >= goal || running.hasFailed());
        }
        Tally calls = ledger.tally().since(before);
        return new Result(calls, recovery, invariants.check(random));
    }

    /** Sends, and lets nothing happen, until the result is closed. */
    Load.Running start(String name, long seed, Pace pace) {
        return load.start(name, seed, () -> pace);
    }

    /** Every call so far. */
    Tally calls() {
        return ledger.tally();
    }

    /** What does not hold when nothing is sent, audit logs included. */
    Verdict settled(long seed) {
        return invariants.check(new SplittableRandom(seed)).andBroken(arena.brokenAudits());
    }

    private Duration recovery(String mark) {
        Stopwatch since = new Stopwatch();
        Patience.await("recovery", BOUND, () -> load.probe(mark) && answersFigures());
        Duration recovery = since.elapsed();
        arena.awaitAll();
        return recovery;
    }

    private boolean answersFigures() {
        try {
            return reader.get("/api/v1/figures/meetings.held?compare=none").status() == 200;
        } catch (IOException noAnswer) {
            return false;
        }
    }
}
