package io.conduct.local.launcher.process;

import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.net.URI;
import java.time.Duration;

/** One more process of an application, beside the one that is watched over; nothing starts it again when it ends. */
public final class AnotherInstance implements AutoCloseable {

    private final Plan plan;
    private final Readiness readiness;
    private final ChildProcess process;

    private AnotherInstance(Plan plan, Readiness readiness, ChildProcess process) {
        this.plan = plan;
        this.readiness = readiness;
        this.process = process;
    }

    static AnotherInstance start(Plan plan, Readiness readiness) {
        return new AnotherInstance(
                plan,
                readiness,
                ChildProcess.start(plan.part().label(), plan.command(), plan.environment(), plan.log()));
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + plan.port());
    }

    /**
     * Waits until it serves.
     *
     * @throws OperatorException if it ends, or does not serve within {@code bound}
     */
    public void awaitReady(Duration bound) {
        var waiting = new Stopwatch();
        while (!readiness.isReady(plan.part(), plan.port(), process)) {
            if (!process.isAlive()) {
                throw new OperatorException("another " + plan.part().label() + " died " + process.epitaph());
            }
            if (waiting.isPast(bound)) {
                throw new OperatorException("another " + plan.part().label() + " is not ready after " + waiting);
            }
            Supervisor.pause(SupervisedProcess.LOOK_AGAIN);
        }
    }

    /** Ends it with SIGKILL. */
    public void kill9() {
        process.kill();
    }

    /** Stops it, if it still runs (SIGTERM, SIGKILL after 25 s). */
    public void stop() {
        process.terminate();
        if (!process.endedWithin(SupervisedProcess.STOP_BOUND)) {
            process.kill();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
