package io.conduct.record.kafka;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import io.conduct.contract.RecordId;
import io.conduct.record.events.EventIntake;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Receipt;
import io.conduct.record.quarantine.Quarantine;
import io.conduct.record.quarantine.Refused;
import io.conduct.record.store.MongoOrigins;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * Records what was read from the intake topic, and keeps what cannot be. When it returns, everything is durable. When it
 * fails, a dependency is away and all of it is to be done again: what had been recorded is then passed over by its place.
 */
final class IntakeWork {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeWork.class);

    private final EventIntake intake;
    private final MongoOrigins origins;
    private final Quarantine quarantine;
    private final Duration patience;
    private final Clock clock;

    IntakeWork(EventIntake intake, MongoOrigins origins, Quarantine quarantine, Duration patience, Clock clock) {
        this.intake = intake;
        this.origins = origins;
        this.quarantine = quarantine;
        this.patience = patience;
        this.clock = clock;
    }

    void process(List<Incoming> records) {
        Instant now = clock.instant();
        List<Refused> refused = new ArrayList<>();
        List<Incoming> wanted = new ArrayList<>();
        for (Incoming record : records) {
            Problem problem = record.reading().problem();
            if (problem == null) {
                wanted.add(record);
            } else {
                refused.add(record.refused(problem, now));
            }
        }
        for (Portion portion : Portion.of(notYetRecorded(wanted))) {
            List<Receipt> receipts = record(portion);
            for (int i = 0; i < receipts.size(); i++) {
                Problem problem = receipts.get(i).problem();
                if (problem != null) {
                    refused.add(portion.records().get(i).refused(problem, now));
                }
            }
        }
        await(quarantine.keep(refused).thenReturn(true));
    }

    /** A version that came from the same place, or from one behind it, shows that this one had its turn. */
    private List<Incoming> notYetRecorded(List<Incoming> wanted) {
        if (wanted.isEmpty()) {
            return wanted;
        }
        Set<RecordId> ids =
                wanted.stream().map(record -> Portion.intentOf(record).id()).collect(Collectors.toSet());
        Map<RecordId, List<Place>> places = await(origins.find(ids)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, found -> placesIn(found.getValue())));
        return wanted.stream()
                .filter(record -> places.getOrDefault(Portion.intentOf(record).id(), List.of()).stream()
                        .noneMatch(place -> place.isAtOrAfter(record.place())))
                .toList();
    }

    private static List<Place> placesIn(List<String> origins) {
        return origins.stream().map(Place::ofOrigin).flatMap(Optional::stream).toList();
    }

    private List<Receipt> record(Portion portion) {
        try {
            List<Receipt> receipts = await(intake.recordAll(
                    portion.records().stream().map(Incoming::reading).toList(),
                    Provenance.of(portion.client(), Door.KAFKA, clock.instant()),
                    false));
            receipts.forEach(IntakeWork::requireTried);
            return receipts;
        } catch (RuntimeException e) {
            if (isAway(e)) {
                throw e;
            }
            return portion.records().size() == 1 ? fault(portion, e) : oneByOne(portion);
        }
    }

    private List<Receipt> oneByOne(Portion portion) {
        return portion.records().stream()
                .map(record ->
                        record(new Portion(portion.client(), List.of(record))).get(0))
                .toList();
    }

    private static List<Receipt> fault(Portion portion, RuntimeException failure) {
        LOG.error(
                "{} cannot be recorded: {}",
                portion.records().get(0).place().origin(),
                Exceptions.unwrap(failure).getClass().getName());
        return List.of(Receipt.rejected(Problems.internal()));
    }

    private static void requireTried(Receipt receipt) {
        Problem problem = receipt.problem();
        if (problem != null && problem.isTemporary()) {
            throw problem.asException();
        }
    }

    /** Whether something we need is away, or we are being stopped; a single record can do nothing about either. */
    private static boolean isAway(RuntimeException thrown) {
        Throwable failure = Exceptions.unwrap(thrown);
        if (failure instanceof ProblemException known) {
            return known.problem().isTemporary();
        }
        if (failure instanceof MongoBulkWriteException bulk) {
            return bulk.getWriteErrors().isEmpty();
        }
        return Thread.currentThread().isInterrupted()
                || failure instanceof TimeoutException
                || (failure instanceof MongoException && !(failure instanceof MongoWriteException));
    }

    private <T> T await(Mono<T> mono) {
        T value = mono.timeout(patience).block();
        if (value == null) {
            throw new IllegalStateException("the store gave no answer");
        }
        return value;
    }
}
