package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the figures that are served are behind the record topics, and whether they may be shown. */
public final class Freshness {

    private final ReadModel model;

    Freshness(ReadModel model) {
        this.model = model;
    }

    /**
     * The state of one source partition.
     *
     * @param source the partition
     * @param newest the newest event there is; null when there is none
     * @param counted the newest event in the figures; null when none is
     * @param waitingSince when the broker took the oldest event known to wait; null when none waits
     */
    public record SourceState(
            SourcePartition source,
            @Nullable Position newest,
            @Nullable Position counted,
            @Nullable Instant waitingSince) {

        /** Offsets between the newest event and the newest counted one; 0 when every event is counted. */
        public long lag() {
            long last = newest == null ? -1 : newest.offset();
            long reached = counted == null ? -1 : counted.offset();
            return Math.max(0, last - reached);
        }
    }

    /** Whether the figures include every event that there was when this instance started to read them. */
    public boolean isReady() {
        return model.served().map(GenerationReader::isReady).orElse(false);
    }

    /** The state of every source partition. */
    public List<SourceState> sources() {
        return model.served().map(GenerationReader::sources).orElseGet(List::of);
    }
}
