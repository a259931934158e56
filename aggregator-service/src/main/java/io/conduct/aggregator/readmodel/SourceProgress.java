package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.readmodel.Freshness.SourceState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far the figures of one generation are behind the record topics, and whether they are complete. For several threads. */
final class SourceProgress {

    /** Newer events of a partition that wait are not all remembered; the oldest that waits always is. */
    private static final int MOST_WAITING = 1_000;

    private final Map<SourcePartition, Source> sources = new TreeMap<>();
    private boolean ready;

    /** Whether the figures include every event that there was when this instance started. */
    synchronized boolean isReady() {
        return ready;
    }

    /** The state of every source partition. */
    synchronized List<SourceState> sources() {
        return sources.entrySet().stream()
                .map(entry -> entry.getValue().state(entry.getKey()))
                .toList();
    }

    synchronized void ready(boolean now) {
        ready = now;
    }

    /** Learns of a partition, and of its newest event if it has one. */
    synchronized void found(SourcePartition partition, @Nullable Position newest) {
        Source source = sources.computeIfAbsent(partition, key -> new Source());
        if (newest != null) {
            source.saw(newest);
        }
    }

    /** Learns how far the figures are. */
    synchronized void counted(Map<SourcePartition, Position> progress) {
        progress.forEach((partition, position) ->
                sources.computeIfAbsent(partition, key -> new Source()).count(position));
    }

    /** Everything is read again. */
    synchronized void startOver() {
        ready = false;
        sources.values().forEach(source -> source.counted = null);
    }

    private static final class Source {

        private final Deque<Position> waiting = new ArrayDeque<>();
        private @Nullable Position newest;
        private @Nullable Position counted;

        void saw(Position event) {
            if (newest == null || newest.offset() < event.offset()) {
                newest = event;
            }
            if (waiting.size() < MOST_WAITING && isWaiting(event)) {
                waiting.addLast(event);
            }
        }

        void count(Position position) {
            counted = position;
            waiting.removeIf(event -> !isWaiting(event));
        }

        SourceState state(SourcePartition partition) {
            Position oldest = waiting.peekFirst();
            if (oldest == null && newest != null && isWaiting(newest)) {
                oldest = newest;
            }
            return new SourceState(partition, newest, counted, oldest == null ? null : oldest.at());
        }

        private boolean isWaiting(Position event) {
            return counted == null || Objects.requireNonNull(counted).offset() < event.offset();
        }
    }
}
