package io.conduct.aggregator.edition;

import io.conduct.aggregator.recount.IntakeWaiting;
import io.conduct.aggregator.status.AggregatorStatus;
import io.conduct.aggregator.status.StatusReader;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds out which conditions of freezing do not hold, and says why. */
final class FreezeConditions {

    private static final Logger LOG = LoggerFactory.getLogger(FreezeConditions.class);
    private static final int DECEMBER = 12;
    private static final int LAST_DAY = 31;

    private final StatusReader status;
    private final IntakeWaiting intake;
    private final Clock clock;

    FreezeConditions(StatusReader status, IntakeWaiting intake, Clock clock) {
        this.status = status;
        this.intake = intake;
        this.clock = clock;
    }

    /** The conditions that do not hold, each with what was found and what was expected. */
    Mono<Map<FreezeCondition, String>> unmet(int year, EditionDraft draft) {
        return Flux.fromArray(RecordKind.values())
                .concatMap(this::waiting)
                .collectList()
                .map(waiting -> unmet(year, draft, waiting));
    }

    private Map<FreezeCondition, String> unmet(int year, EditionDraft draft, List<Waiting> intakes) {
        Map<FreezeCondition, String> unmet = new EnumMap<>(FreezeCondition.class);
        AggregatorStatus now = status.status();
        coverage(draft).ifPresent(detail -> unmet.put(FreezeCondition.COVERAGE_COMPLETE, detail));
        drift(now.drift()).ifPresent(detail -> unmet.put(FreezeCondition.NO_DRIFT, detail));
        quarantine(now.quarantined(), intakes).ifPresent(detail -> unmet.put(FreezeCondition.QUARANTINE_EMPTY, detail));
        if (!LocalDate.ofInstant(clock.instant(), RecordEventCodec.BUSINESS_ZONE)
                .isAfter(LocalDate.of(year, DECEMBER, LAST_DAY))) {
            unmet.put(FreezeCondition.YEAR_ENDED, "the year " + year + " is not over");
        }
        return unmet;
    }

    /** What waits at a recording service; -1 entries when it did not tell. */
    private record Waiting(RecordKind kind, long entries) {

        static final long UNKNOWN = -1;
    }

    private Mono<Waiting> waiting(RecordKind kind) {
        return intake.waiting(kind).map(entries -> new Waiting(kind, entries)).onErrorResume(failure -> {
            LOG.warn("{}: no answer about its quarantine: {}", kind.plural(), failure.getMessage());
            return Mono.just(new Waiting(kind, Waiting.UNKNOWN));
        });
    }

    private static Optional<String> coverage(EditionDraft draft) {
        List<String> missing = new ArrayList<>();
        if (!draft.complete()) {
            missing.add("silent in at least one month: " + String.join(", ", draft.silent()));
        }
        if (!draft.undeclared().isEmpty()) {
            missing.add("indicators not declared: " + String.join(", ", draft.undeclared()));
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
    }

    private static Optional<String> drift(@Nullable Long drift) {
        if (drift == null) {
            return Optional.of("no recount has been made yet (expected: one without differences)");
        }
        return drift == 0 ? Optional.empty() : Optional.of("drift: " + drift + " (expected: 0)");
    }

    private static Optional<String> quarantine(long events, List<Waiting> intakes) {
        List<String> found = new ArrayList<>();
        if (events > 0) {
            found.add("events that could not be counted: " + events);
        }
        for (Waiting waiting : intakes) {
            if (waiting.entries() != 0) {
                String name = waiting.kind().plural() + " that could not be taken in: ";
                found.add(name + (waiting.entries() == Waiting.UNKNOWN ? "not known, no answer" : waiting.entries()));
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of("quarantined: " + String.join("; ", found) + " (expected: 0)");
    }
}
