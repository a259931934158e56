package io.conduct.aggregator.gauge;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.coverage.CoverageDeclarations;
import io.conduct.aggregator.figure.Figures;
import io.conduct.contract.RecordKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Names what figures are made of at one moment. As long as it stays the same, so do they.
 *
 * @param figures the figures
 * @param declarations what was declared
 */
record Origins(Figures figures, CoverageDeclarations declarations) {

    private record Origin(LocalDate today, long declared, String catalogue, Map<SourcePartition, Position> counted) {}

    /**
     * What the figures of one kind of record are made of.
     *
     * @throws io.conduct.aggregator.figure.FiguresNotReadyException while they are not complete
     */
    Object of(RecordKind kind) {
        return of(source -> source.topic().equals(kind.topic()));
    }

    /**
     * What all figures are made of.
     *
     * @throws io.conduct.aggregator.figure.FiguresNotReadyException while they are not complete
     */
    Object ofAll() {
        return of(source -> true);
    }

    private Object of(Predicate<SourcePartition> sources) {
        LocalDate today = figures.today();
        long declared = declarations.revision();
        return figures.read(view -> {
            Map<SourcePartition, Position> counted = new TreeMap<>(view.progress());
            counted.keySet().removeIf(sources.negate());
            return new Origin(today, declared, view.catalogue().hash(), counted);
        });
    }
}
