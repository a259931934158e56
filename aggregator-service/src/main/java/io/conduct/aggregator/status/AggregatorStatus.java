package io.conduct.aggregator.status;

import io.conduct.aggregator.generation.Rebuild;
import io.conduct.aggregator.stream.Aggregation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the figures are behind their sources.
 *
 * @param ready whether figures are shown
 * @param aggregation what the aggregation of this instance is doing
 * @param catalogue hash of the catalogue
 * @param lag offsets behind, over all sources; 0 when every event is counted
 * @param freshnessSeconds age of the oldest event known to wait, in seconds; 0 when none waits
 * @param quarantined events that could not be counted
 * @param drift differences between the figures and the last recount of the recording services' own lists; null before one
 * @param rebuild the generation that is being counted to take the place of the one that is served; null when none is
 * @param sources each source partition
 */
public record AggregatorStatus(
        boolean ready,
        Aggregation.State aggregation,
        String catalogue,
        long lag,
        double freshnessSeconds,
        long quarantined,
        @Nullable Long drift,
        @Nullable Rebuild rebuild,
        List<Source> sources) {

    /**
     * One source partition.
     *
     * @param source for example {@code conduct.meetings-0}
     * @param newest offset of the newest event; null when there is none
     * @param counted offset of the newest event in the figures; null when none is
     * @param countedAt when the broker took that event
     * @param lag offsets behind; 0 when every event is counted
     */
    public record Source(
            String source,
            @Nullable Long newest,
            @Nullable Long counted,
            @Nullable Instant countedAt,
            long lag) {}
}
