package io.conduct.aggregator.status;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.catalogue.ServedCatalogue;
import io.conduct.aggregator.generation.Generations;
import io.conduct.aggregator.quarantine.Quarantine;
import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.readmodel.Freshness.SourceState;
import io.conduct.aggregator.status.AggregatorStatus.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Reads the status. */
@Service
public class StatusReader {

    private static final double MILLIS_A_SECOND = 1000.0;

    private final Generations generations;
    private final Freshness freshness;
    private final ServedCatalogue catalogue;
    private final Quarantine quarantine;
    private final ObjectProvider<DriftSource> drift;
    private final Clock clock;

    StatusReader(
            Generations generations,
            Freshness freshness,
            ServedCatalogue catalogue,
            Quarantine quarantine,
            ObjectProvider<DriftSource> drift,
            Clock clock) {
        this.generations = generations;
        this.freshness = freshness;
        this.catalogue = catalogue;
        this.quarantine = quarantine;
        this.drift = drift;
        this.clock = clock;
    }

    /** The status now. */
    public AggregatorStatus status() {
        List<SourceState> sources = freshness.sources();
        return new AggregatorStatus(
                freshness.isReady(),
                generations.aggregation(),
                catalogue.get().hash(),
                sources.stream().mapToLong(SourceState::lag).sum(),
                freshnessSeconds(sources),
                quarantine.events().size(),
                drift.getIfAvailable(() -> () -> null).drift(),
                generations.rebuild().orElse(null),
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
