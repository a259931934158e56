package io.conduct.aggregator.status;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.readmodel.Freshness.SourceState;
import io.conduct.aggregator.status.AggregatorStatus.Source;
import io.conduct.aggregator.stream.Aggregation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads the status. */
@Service
public class StatusReader {

    private static final double MILLIS_A_SECOND = 1000.0;

    private final Aggregation aggregation;
    private final Freshness freshness;
    private final Catalogue catalogue;
    private final Clock clock;

    StatusReader(Aggregation aggregation, Freshness freshness, Catalogue catalogue, Clock clock) {
        this.aggregation = aggregation;
        this.freshness = freshness;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The status now. */
    public AggregatorStatus status() {
        List<SourceState> sources = freshness.sources();
        return new AggregatorStatus(
                freshness.isReady(),
                aggregation.state(),
                catalogue.hash(),
                sources.stream().mapToLong(SourceState::lag).sum(),
                freshnessSeconds(sources),
                freshness.quarantined(),
                sources.stream().map(StatusReader::source).toList());
    }

    private double freshnessSeconds(List<SourceState> sources) {
        Instant now = clock.instant();
        return sources.stream()
                .map(SourceState::waitingSince)
                .filter(Objects::nonNull)
                .mapToDouble(since -> Math.max(0, Duration.between(since, now).toMillis() / MILLIS_A_SECOND))
                .max()
                .orElse(0);
    }

    private static Source source(SourceState state) {
        Optional<Position> newest = Optional.ofNullable(state.newest());
        Optional<Position> counted = Optional.ofNullable(state.counted());
        return new Source(
                state.source().toString(),
                newest.map(Position::offset).orElse(null),
                counted.map(Position::offset).orElse(null),
                counted.map(Position::at).orElse(null),
                state.lag());
    }
}
