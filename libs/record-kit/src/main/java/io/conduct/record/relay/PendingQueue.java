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
 * and found again by its mark in the store.
 */
public final class PendingQueue implements PendingFeed {

    private static final int CAPACITY = 200_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Set<RecordId> waiting = new LinkedHashSet<>();
    private boolean overflown;

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

    /** Records known to be waiting, in number. */
    public int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes up to {@code most} records, the oldest first, waiting up to {@code patience} for the first. */
    List<RecordId> take(int most, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (waiting.isEmpty() && nanos > 0) {
                nanos = filled.awaitNanos(nanos);
            }
            List<RecordId> taken = new ArrayList<>(Math.min(most, waiting.size()));
            Iterator<RecordId> oldest = waiting.iterator();
            while (oldest.hasNext() && taken.size() < most) {
                taken.add(oldest.next());
                oldest.remove();
            }
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
