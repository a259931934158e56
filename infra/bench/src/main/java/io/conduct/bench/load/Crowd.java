package io.conduct.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Workers that share a list of requests. Each takes the next one as soon as it is free, or as soon as that is due. */
public final class Crowd {
    private static final int DIGITS = 3;

    private final int workers;
    private final long count;
    private final Duration bound;
    private final @Nullable Pace pace;

    private Crowd(int workers, long count, Duration bound, @Nullable Pace pace) {
        this.workers = workers;
        this.count = count;
        this.bound = bound;
        this.pace = pace;
    }

    /** One request. */
    @FunctionalInterface
    public interface Request {
        /** Sends it; whether it was answered as it should be. */
        boolean send(long number) throws Exception;
    }

    /** So many requests as fast as they are answered, or as many of them as are begun within a time. */
    public static Crowd eager(int workers, long count, Duration bound) {
        return new Crowd(workers, count, bound, null);
    }

    /** Requests at a constant rate for a time; enough workers are always free unless the server falls behind. */
    public static Crowd paced(int workers, Pace pace, Duration time) {
        return new Crowd(workers, pace.count(time.toMillis() / 1e3), time.plus(time), pace);
    }

    /** Sends them; returns when all are answered. */
    public Tally run(Request request) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        long start = System.nanoTime();
        try {
            List<Future<Share>> shares = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                shares.add(pool.submit(() -> work(request, next, start)));
            }
            return sum(shares, start);
        } finally {
            pool.shutdownNow();
        }
    }

    private Share work(Request request, AtomicLong next, long start) {
        Share share = new Share();
        for (long number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
            long begin = begin(number, start);
            if (begin - start > bound.toNanos()) {
                break;
            }
            send(request, number, begin, share);
        }
        return share;
    }

    private static void send(Request request, long number, long begin, Share share) {
        try {
            boolean answered = request.send(number);
            share.note(answered ? null : "another answer than expected", System.nanoTime() - begin);
        } catch (Exception unanswered) {
            share.note(unanswered.toString(), System.nanoTime() - begin);
        }
    }

    /** From when on it counts: now, or when it was due. */
    private long begin(long number, long start) {
        if (pace == null) {
            return System.nanoTime();
        }
        long due = start + pace.due(number);
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
        return due;
    }

    private static Tally sum(List<Future<Share>> shares, long start) throws InterruptedException {
        Share all = new Share();
        for (Future<Share> share : shares) {
            try {
                all.add(share.get());
            } catch (ExecutionException failure) {
                throw new IllegalStateException(failure.getCause());
            }
        }
        return new Tally(all.micros.getTotalCount(), all.failed, System.nanoTime() - start, all.micros, all.failure);
    }

    /** What one worker did. */
    private static final class Share {
        private final Histogram micros = new Histogram(DIGITS);
        private long failed;
        private @Nullable String failure;

        void note(@Nullable String trouble, long nanos) {
            if (trouble == null) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(Math.max(0, nanos)));
            } else {
                failed++;
                failure = trouble;
            }
        }

        void add(Share other) {
            micros.add(other.micros);
            failed += other.failed;
            failure = failure == null ? other.failure : failure;
        }
    }
}
