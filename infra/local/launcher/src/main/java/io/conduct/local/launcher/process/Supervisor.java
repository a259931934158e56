package io.conduct.local.launcher.process;

import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.launcher.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Starts the processes in the order of their needs, starts again what dies, and stops all. */
public final class Supervisor implements AutoCloseable {
    static final Duration START_BOUND = Duration.ofMinutes(6);
    private static final Duration STOP_BOUND = Duration.ofSeconds(25);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final List<Set<Part>> STOP_ORDER = List.of(
            EnumSet.of(Part.GATEWAY),
            EnumSet.of(Part.MEETING, Part.DOCUMENT, Part.PETITION),
            EnumSet.of(Part.AGGREGATOR),
            EnumSet.of(Part.IDENTITY),
            EnumSet.of(Part.STORE),
            EnumSet.of(Part.BROKER));

    private final ProcessLedger ledger;
    private final RestartPolicy policy;
    private final Terminal terminal;
    private final Map<Part, SupervisedProcess> processes = new EnumMap<>(Part.class);
    private final CompletableFuture<OperatorException> failure = new CompletableFuture<>();
    private final ScheduledExecutorService watch = Executors.newScheduledThreadPool(2, Supervisor::daemon);
    private volatile boolean starting = true;

    /** Supervises one process for each plan; starts none yet. */
    public Supervisor(List<Plan> plans, ProcessLedger ledger, RestartPolicy policy, Terminal terminal) {
        this.ledger = ledger;
        this.policy = policy;
        this.terminal = terminal;
        var readiness = new Readiness();
        plans.forEach(plan -> processes.put(plan.part(), new SupervisedProcess(plan, readiness, this)));
    }

    /**
     * Starts every process and waits until all serve.
     *
     * @throws OperatorException if one dies or does not serve in time; the others are left for {@link #close()}
     */
    public void start() {
        Set<Part> ready = EnumSet.complementOf(EnumSet.copyOf(processes.keySet()));
        List<SupervisedProcess> waiting = new ArrayList<>(processes.values());
        while (!waiting.isEmpty()) {
            waiting.stream()
                    .filter(process -> !process.isLaunched()
                            && ready.containsAll(process.part().needs()))
                    .forEach(SupervisedProcess::launch);
            waiting.removeIf(process -> process.isLaunched() && becameReady(process, ready));
            failIfAnyDied();
            pause(LOOK_AGAIN);
        }
        starting = false;
    }

    /** The process of {@code part}; none where an external server takes its place. */
    public SupervisedProcess process(Part part) {
        SupervisedProcess process = processes.get(part);
        if (process == null) {
            throw new IllegalArgumentException(part.label() + " (expected: one of " + processes.keySet() + ")");
        }
        return process;
    }

    /** Completed with the reason when the platform cannot go on. */
    public CompletableFuture<OperatorException> failure() {
        return failure;
    }

    /** Stops every process, those that others need last. */
    @Override
    public void close() {
        processes.values().forEach(SupervisedProcess::forbidLaunch);
        STOP_ORDER.forEach(this::stop);
        watch.shutdownNow();
    }

    void started(SupervisedProcess process, ChildProcess child) {
        ledger.started(process.part().label(), child);
        CompletableFuture<Void> unused = child.onExit().thenAcceptAsync(ended -> ended(process, child), watch);
    }

    void ended(SupervisedProcess process) {
        ledger.ended(process.part().label());
    }

    private boolean becameReady(SupervisedProcess process, Set<Part> ready) {
        if (process.isReady()) {
            terminal.about(
                    process.part().label(),
                    "ready after " + process.sinceLaunch() + ", pid " + process.pid() + ", 127.0.0.1:"
                            + process.port());
            return ready.add(process.part());
        }
        if (process.sinceLaunch().isPast(START_BOUND)) {
            throw process.notReady(process.sinceLaunch());
        }
        return false;
    }

    private void failIfAnyDied() {
        OperatorException reason = failure.getNow(null);
        if (reason != null) {
            throw reason;
        }
    }

    private void ended(SupervisedProcess process, ChildProcess child) {
        if (!process.isSurprisedBy(child)) {
            return;
        }
        String epitaph = process.epitaph(child);
        int deaths = process.deathsWithin(policy.within());
        if (starting || deaths > policy.pauses().size()) {
            failure.complete(new OperatorException(epitaph));
            return;
        }
        Duration pause = policy.pauses().get(deaths - 1);
        terminal.warn(epitaph + "; starting it again in " + Stopwatch.inSeconds(pause));
        later(pause, () -> startAgain(process));
    }

    private void startAgain(SupervisedProcess process) {
        process.relaunch();
        announceWhenReady(process);
    }

    private void announceWhenReady(SupervisedProcess process) {
        if (process.isReady()) {
            terminal.about(
                    process.part().label(), "ready again after " + process.sinceLaunch() + ", pid " + process.pid());
        } else if (!process.sinceLaunch().isPast(START_BOUND)) {
            later(LOOK_AGAIN, () -> announceWhenReady(process));
        } else {
            terminal.warn(process.notReady(process.sinceLaunch()).oneLine());
        }
    }

    private void later(Duration pause, Runnable work) {
        Runnable reported = () -> {
            try {
                work.run();
            } catch (OperatorException reason) {
                failure.complete(reason);
            }
        };
        ScheduledFuture<?> unused = watch.schedule(reported, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop(Set<Part> group) {
        List<SupervisedProcess> stopping = group.stream()
                .filter(processes::containsKey)
                .map(processes::get)
                .filter(SupervisedProcess::isLaunched)
                .toList();
        stopping.forEach(SupervisedProcess::letGo);
        for (SupervisedProcess process : stopping) {
            var patience = new Stopwatch();
            process.endWithin(STOP_BOUND);
            terminal.about(process.part().label(), "stopped in " + patience);
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperatorException("interrupted", interrupted);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "supervisor");
        thread.setDaemon(true);
        return thread;
    }
}
