package io.conduct.faults.load;

import io.conduct.contract.RecordKind;
import io.conduct.faults.time.Patience;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.samples.Department;
import io.conduct.local.samples.SampleLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Senders that work at the same time, each on records of its own, until they are told to stop. */
public final class Load {

    /** How many senders there are. */
    public static final int SENDERS = 4;

    private static final int DEPARTMENTS = 3;
    private static final int PATIENCE_MINUTES = 10;

    private final Content content = new Content();
    private final Ledger ledger;
    private final Function<String, ApiClient> clients;
    private final AtomicLong operations = new AtomicLong();

    /** Notes everything in {@code ledger}; calls as the clients of that name. */
    public Load(Ledger ledger, Function<String, ApiClient> clients) {
        this.ledger = ledger;
        this.clients = clients;
    }

    /** The departments that send. */
    public static List<Department> departments() {
        return SampleLibrary.departments().subList(0, DEPARTMENTS);
    }

    /** Operations done so far; each item of a batch is one. */
    public long operations() {
        return operations.get();
    }

    /** How much of the time the senders work. */
    public enum Pace {
        /** All of it. */
        FULL,
        /** As long as they rest, which is about half of what the platform takes. */
        HALF
    }

    /** Sends, in {@code round} and by {@code seed}, at the pace of the moment, until the result is closed. */
    public Running start(String round, long seed, Supplier<Pace> pace) {
        SplittableRandom random = new SplittableRandom(seed);
        Running running = new Running();
        for (int number = 0; number < SENDERS; number++) {
            Sender sender = new Sender(
                    new Sender.Parts(ledger, content, clients, operations), round + "-" + number, random.split());
            running.add(sender, pace);
        }
        return running;
    }

    /** One submission of a record of each kind, repeated until all are taken; how the platform is asked whether it is back. */
    public boolean probe(String mark) {
        Sender sender = new Sender(
                new Sender.Parts(ledger, content, clients, operations), "probe", new SplittableRandom(mark.hashCode()));
        return Stream.of(RecordKind.values()).allMatch(kind -> sender.isTaken(kind, mark));
    }

    /** Senders at work. */
    public static final class Running implements AutoCloseable {

        private final AtomicBoolean wanted = new AtomicBoolean(true);
        private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        private final List<Future<?>> senders = new ArrayList<>();

        private void add(Sender sender, Supplier<Pace> pace) {
            senders.add(threads.submit(() -> {
                while (wanted.get()) {
                    Stopwatch working = new Stopwatch();
                    sender.next();
                    if (pace.get() == Pace.HALF) {
                        Patience.pass(working.elapsed());
                    }
                }
                sender.finish();
            }));
        }

        /** Whether a sender has failed; {@link #close()} says how. */
        public boolean hasFailed() {
            return senders.stream().anyMatch(Future::isDone);
        }

        /** Lets each finish what it does. */
        @Override
        public void close() {
            wanted.set(false);
            try {
                for (Future<?> sender : senders) {
                    sender.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
                }
            } catch (ExecutionException | TimeoutException failure) {
                throw new IllegalStateException("a sender failed", failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
