package io.conduct.local.launcher.process;

import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One part of the running platform: what it is meant to be doing, and the process that does it. */
public final class SupervisedProcess {
    static final Duration STOP_BOUND = Duration.ofSeconds(25);
    static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Plan plan;
    private final Readiness readiness;
    private final Supervisor supervisor;
    private final Deque<Stopwatch> deaths = new ArrayDeque<>();
    private @Nullable ChildProcess child;
    private Stopwatch sinceLaunch = new Stopwatch();
    private boolean wanted;
    private boolean retired;

    SupervisedProcess(Plan plan, Readiness readiness, Supervisor supervisor) {
        this.plan = plan;
        this.readiness = readiness;
        this.supervisor = supervisor;
    }

    /** Which part it is. */
    public Part part() {
        return plan.part();
    }

    /** The port it listens on. */
    public int port() {
        return plan.port();
    }

    /** The pid of its present or last process. */
    public long pid() {
        return running().pid();
    }

    /** Whether its process runs and serves. */
    public boolean isReady() {
        ChildProcess now = present();
        return now != null && now.isAlive() && readiness.isReady(plan.part(), plan.port(), now);
    }

    /** Ends its process with SIGKILL, behind the supervisor's back: it will be started again as after any death. */
    public void kill9() {
        running().kill();
    }

    /** Stops it for good (SIGTERM, SIGKILL after 25 s); nothing starts it but {@link #restart()}. */
    public void stop() {
        letGo();
        endWithin(STOP_BOUND);
    }

    /**
     * Runs its program another time beside it, with one more argument, until it ends by itself; what it prints is in its log.
     *
     * @return the exit code
     * @throws OperatorException if it does not end within {@code bound}
     */
    public int command(String argument, Duration bound) {
        ChildProcess once =
                ChildProcess.start(plan.part().label(), commandWith(List.of(argument)), plan.environment(), plan.log());
        if (!once.endedWithin(bound)) {
            once.kill();
            throw new OperatorException(plan.part().label() + " " + argument + ": not ended after " + bound);
        }
        return once.exitCode();
    }

    /** Starts its program another time beside it, on a port of its own and with more arguments. */
    public AnotherInstance another(List<String> arguments) {
        int port = Ports.resolve(Map.of(part(), 0)).of(part());
        List<String> command = commandWith(arguments);
        command.add("--server.port=" + port);
        return AnotherInstance.start(new Plan(part(), port, command, plan.environment(), plan.log()), readiness);
    }

    /** Stops it where it runs, starts it and waits until it serves. */
    public void restart() {
        stop();
        launch();
        awaitReady(Supervisor.START_BOUND);
    }

    /**
     * Waits until it serves.
     *
     * @throws OperatorException if it does not within {@code bound}
     */
    public void awaitReady(Duration bound) {
        var waiting = new Stopwatch();
        while (!isReady()) {
            if (waiting.isPast(bound)) {
                throw notReady(waiting);
            }
            Supervisor.pause(LOOK_AGAIN);
        }
    }

    synchronized void launch() {
        if (retired) {
            return;
        }
        ChildProcess started = ChildProcess.start(plan.part().label(), plan.command(), plan.environment(), plan.log());
        child = started;
        wanted = true;
        sinceLaunch = new Stopwatch();
        supervisor.started(this, started);
    }

    /** Starts it again unless it has been stopped on purpose meanwhile. */
    synchronized void relaunch() {
        if (wanted) {
            launch();
        }
    }

    /** From now on its end is no surprise. */
    synchronized void letGo() {
        wanted = false;
        if (child != null) {
            child.terminate();
        }
    }

    /** Nothing starts it any more; it runs on until it is stopped. */
    synchronized void forbidLaunch() {
        retired = true;
        wanted = false;
    }

    void endWithin(Duration bound) {
        ChildProcess now = present();
        if (now == null) {
            return;
        }
        if (!now.endedWithin(bound)) {
            now.kill();
        }
        supervisor.ended(this);
    }

    synchronized boolean isLaunched() {
        return child != null;
    }

    synchronized boolean isSurprisedBy(ChildProcess ended) {
        return wanted && Objects.equals(child, ended);
    }

    synchronized Stopwatch sinceLaunch() {
        return sinceLaunch;
    }

    /** Counts a death and tells how many there were within {@code time}. */
    synchronized int deathsWithin(Duration time) {
        deaths.removeIf(death -> death.isPast(time));
        deaths.add(new Stopwatch());
        return deaths.size();
    }

    String epitaph(ChildProcess ended) {
        return part().label() + " died " + ended.epitaph() + "; log " + plan.log();
    }

    OperatorException notReady(Stopwatch waiting) {
        return new OperatorException(part().label() + " is not ready after " + waiting + ": "
                + running().log().lastMeaningfulLine() + "; log " + plan.log());
    }

    private List<String> commandWith(List<String> arguments) {
        List<String> command = new ArrayList<>(plan.command());
        command.addAll(arguments);
        return command;
    }

    private ChildProcess running() {
        ChildProcess now = present();
        if (now == null) {
            throw new IllegalStateException(part().label() + " (expected: has been started)");
        }
        return now;
    }

    private synchronized @Nullable ChildProcess present() {
        return child;
    }
}
