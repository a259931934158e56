package io.conduct.record.relay;

import io.conduct.contract.RecordId;
import io.conduct.record.ledger.PendingFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this instance wrote and the relay has not sent, each record once. Bounded: what does not fit is forgotten here
 * and found again by its mark in the store. It is full when as many records wait, here or by what was last counted in
 * the store, as its operator allows.
 */
public final class PendingQueue implements PendingFeed {

    private static final int CAPACITY = 200_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Set<RecordId> waiting = new LinkedHashSet<>();
    private final int mostPending;
    private boolean overflown;
    private int inHand;
    private long counted;

    /**
     * An empty queue.
     *
     * @param mostPending how many records may wait before no more are recorded
     */
    public PendingQueue(int mostPending) {
        this.mostPending = mostPending;
    }

    @Override
    public void written(List<RecordId> ids) {
        lock.lock();
        try {
            for (RecordId id : ids) {
                if (waiting.size() < CAPACITY) {
                    waiting.add(id);
                } else {
                    overflown = true;
                }
            }
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isFull() {
        return size() >= mostPending;
    }

    /** Records known to be pending, in number: those that wait here, or what was counted in the store if that is more. */
    public long size() {
        lock.lock();
        try {
            return Math.max(counted, waiting.size() + inHand);
        } finally {
            lock.unlock();
        }
    }

    /** Notes how many records of the store are pending, whoever wrote them. */
    void counted(long pending) {
        lock.lock();
        try {
            counted = pending;
            inHand = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Notes that so many records are pending no more. */
    void published(int records) {
        lock.lock();
        try {
            counted = Math.max(0, counted - records);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what waits: another instance's relay sends it. */
    void forget() {
        lock.lock();
        try {
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes up to {@code most} records, the oldest first, waiting up to {@code patience} for the first, and then up to
     * {@code linger} for more. They are pending until the next ones are taken.
     */
    List<RecordId> take(int most, Duration patience, Duration linger) throws InterruptedException {
        lock.lock();
        try {
            inHand = 0;
            long nanos = patience.toNanos();
            while (waiting.isEmpty() && nanos > 0) {
                nanos = filled.awaitNanos(nanos);
            }
            nanos = waiting.isEmpty() ? 0 : linger.toNanos();
            while (waiting.size() < most && nanos > 0) {
                nanos = filled.awaitNanos(nanos);
            }
            List<RecordId> taken = new ArrayList<>(Math.min(most, waiting.size()));
            Iterator<RecordId> oldest = waiting.iterator();
            while (oldest.hasNext() && taken.size() < most) {
                taken.add(oldest.next());
                oldest.remove();
            }
            inHand = taken.size();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Whether something was forgotten since this was last asked. */
    boolean hasOverflown() {
        lock.lock();
        try {
            boolean was = overflown;
            overflown = false;
            return was;
        } finally {
            lock.unlock();
        }
    }
}
