package io.conduct.aggregator.recount;

import io.conduct.aggregator.contribution.ContributionRules;
import io.conduct.aggregator.recount.HeldFigures.Snapshot;
import io.conduct.aggregator.recount.RecountReport.Difference;
import io.conduct.contract.RecordKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One recount. Records come in while they are counted, so a difference is looked at again and again, and counts only when
 * it lasts longer than figures are ever behind and the figure did not move meanwhile.
 */
final class Audit {

    private static final int MOST_SHOWN = 50;

    private final RecordLists lists;
    private final HeldFigures figures;
    private final Duration settle;
    private final int passes;

    Audit(RecordLists lists, HeldFigures figures, Duration settle, int passes) {
        this.lists = lists;
        this.figures = figures;
        this.settle = settle;
        this.passes = passes;
    }

    /**
     * What a recount found.
     *
     * @param records records counted
     * @param compared figures compared
     * @param drift figures that differ
     * @param unsettled figures that kept moving
     * @param differences the first that differ
     */
    record Finding(long records, long compared, long drift, long unsettled, List<Difference> differences) {}

    /** Counts. Fails when a list cannot be read or figures are not complete. */
    Mono<Finding> run() {
        return pass(Set.of()).flatMap(first -> again(first, passes - 1)).map(this::finding);
    }

    private record Pass(
            Tallies tallies, Snapshot figures, long compared, Set<FigureKey> differing, Set<FigureKey> moving) {

        Set<FigureKey> open() {
            Set<FigureKey> open = new HashSet<>(differing);
            open.addAll(moving);
            return open;
        }

        /** Only what was open before may still be. */
        Pass within(Set<FigureKey> before) {
            Set<FigureKey> stillDiffering = new TreeSet<>(differing);
            stillDiffering.retainAll(before);
            Set<FigureKey> stillMoving = new TreeSet<>(moving);
            stillMoving.retainAll(before);
            return new Pass(tallies, figures, compared, stillDiffering, stillMoving);
        }
    }

    private Mono<Pass> again(Pass before, int left) {
        if (left == 0 || before.open().isEmpty()) {
            return Mono.just(before);
        }
        return Mono.delay(settle)
                .flatMap(waited -> pass(before.open()))
                .map(pass -> pass.within(before.open()))
                .flatMap(pass -> again(pass, left - 1));
    }

    private Mono<Pass> pass(Set<FigureKey> watched) {
        return now().flatMap(before -> {
            Tallies tallies = new Tallies(new ContributionRules(before.catalogue()), watched);
            return Flux.fromArray(RecordKind.values())
                    .concatMap(lists::all)
                    .publishOn(Schedulers.boundedElastic())
                    .doOnNext(tallies::add)
                    .then(now())
                    .map(after -> compare(tallies, before, after));
        });
    }

    private Mono<Snapshot> now() {
        return Mono.fromCallable(figures::now).subscribeOn(Schedulers.boundedElastic());
    }

    private static Pass compare(Tallies tallies, Snapshot before, Snapshot after) {
        if (!before.catalogue().hash().equals(after.catalogue().hash())) {
            throw new IllegalStateException("the catalogue changed meanwhile");
        }
        Set<FigureKey> keys = new HashSet<>(tallies.sums().keySet());
        keys.addAll(after.sums().keySet());
        Set<FigureKey> differing = new TreeSet<>();
        Set<FigureKey> moving = new TreeSet<>();
        for (FigureKey key : keys) {
            long recounted = value(tallies.sums(), key);
            long first = value(before.sums(), key);
            long last = value(after.sums(), key);
            if (recounted != last) {
                (first == last ? differing : moving).add(key);
            }
        }
        return new Pass(tallies, after, keys.size(), differing, moving);
    }

    private static long value(Map<FigureKey, Long> sums, FigureKey key) {
        return sums.getOrDefault(key, 0L);
    }

    private Finding finding(Pass pass) {
        List<Difference> differences = pass.differing().stream()
                .limit(MOST_SHOWN)
                .map(key -> new Difference(
                        key.metric(),
                        key.org(),
                        key.month().toString(),
                        value(pass.tallies().sums(), key),
                        value(pass.figures().sums(), key),
                        figures.differences(key, pass.tallies().sharesOf(key))))
                .toList();
        return new Finding(
                pass.tallies().records(),
                pass.compared(),
                pass.differing().size(),
                pass.moving().size(),
                differences);
    }
}
