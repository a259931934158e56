package io.conduct.faults;

import io.conduct.faults.Round.Result;
import io.conduct.faults.check.Verdict;
import io.conduct.faults.load.Ledger;
import io.conduct.faults.load.Load;
import io.conduct.faults.load.Load.Pace;
import io.conduct.faults.time.Patience;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.launcher.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Works for a long time at half of what the platform takes, kills a recording service, the broker or the aggregator every
 * half minute or so, and counts what every process holds as time goes by.
 */
final class Soak {

    static final Row ROW = new Row("27", "soak at half of the peak with kills", scene -> {});

    private static final Duration SLICE = Duration.ofMinutes(3);
    private static final Duration BACK_BOUND = Duration.ofMinutes(5);
    private static final List<Part> KILLED =
            List.of(Part.MEETING, Part.DOCUMENT, Part.PETITION, Part.BROKER, Part.AGGREGATOR);

    private final Arena arena;
    private final Terminal terminal;
    private final Round round;
    private final Census census;

    Soak(Arena arena, Terminal terminal) {
        this.arena = arena;
        this.terminal = terminal;
        this.round = new Round(arena, new Ledger());
        this.census = new Census(arena);
    }

    /** Soaks for {@code time}; the recovery told is the longest after a kill. */
    Result run(Duration time, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Stopwatch since = new Stopwatch();
        Duration longest = Duration.ZERO;
        for (int slice = 1; !since.isPast(time); slice++) {
            try (Load.Running load = round.start("27-" + slice, random.nextLong(), Pace.HALF)) {
                Stopwatch inSlice = new Stopwatch();
                while (!inSlice.isPast(SLICE) && !since.isPast(time)) {
                    Duration recovery = kill(new Scene(arena, random, () -> !load.hasFailed()));
                    longest = recovery.compareTo(longest) > 0 ? recovery : longest;
                }
            }
            census.take();
            terminal.line("soak, " + since + " of " + Stopwatch.inSeconds(time) + ": " + round.calls());
        }
        Verdict verdict = round.settled(seed);
        census.take();
        return new Result(round.calls(), longest, verdict);
    }

    /** What every process held, as a table in Markdown. */
    List<String> census() {
        return census.lines();
    }

    private Duration kill(Scene scene) {
        scene.pass(15, 40);
        Part part = scene.any(KILLED);
        Stopwatch since = new Stopwatch();
        arena.process(part).kill9();
        Patience.await(part.label(), BACK_BOUND, () -> arena.process(part).isReady());
        return since.elapsed();
    }
}
