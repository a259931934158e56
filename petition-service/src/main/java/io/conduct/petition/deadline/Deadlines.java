package io.conduct.petition.deadline;

import io.conduct.contract.payload.PayloadJson;
import io.conduct.contract.payload.Petition;
import io.conduct.petition.deadline.Deadline.State;
import io.conduct.petition.deadline.DeadlineQuery.Place;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.store.OpenQuery;
import io.conduct.record.store.OpenRecords;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds what is due by what was derived from each petition when it was recorded. */
@Component
final class Deadlines {

    /** After every key: no key begins with it. */
    private static final String LAST_KEY = "\uffff";

    private static final Comparator<Deadline> ORDER =
            Comparator.comparing(Deadline::dueOn).thenComparing(Deadline::kind).thenComparing(Deadlines::keyOf);

    private final OpenRecords open;

    Deadlines(OpenRecords open) {
        this.open = open;
    }

    /** The first of what {@code query} asks for, in order. */
    Mono<List<Deadline>> find(DeadlineQuery query) {
        return Flux.fromIterable(query.kinds())
                .concatMap(kind -> open.find(openQuery(query, kind))
                        .flatMapIterable(found -> found)
                        .map(record -> deadline(record, kind, query.asOf())))
                .sort(ORDER)
                .take(query.limit())
                .collectList();
    }

    /** How many petitions have a deadline of this kind that was over before {@code asOf} and is not met. */
    Mono<Long> countOverdue(String org, DeadlineKind kind, LocalDate asOf) {
        return open.count(
                new OpenQuery(org, asOf, asOf.minusDays(1), kind.due(), kind.doneOn(), kind.settledBy(), null, 1));
    }

    static Place placeOf(Deadline deadline) {
        return new Place(deadline.dueOn(), deadline.kind(), keyOf(deadline));
    }

    private static OpenQuery openQuery(DeadlineQuery query, DeadlineKind kind) {
        return new OpenQuery(
                query.org(),
                query.asOf(),
                query.asOf().plusDays(query.within()),
                kind.due(),
                kind.doneOn(),
                kind.settledBy(),
                position(query.after(), kind),
                query.limit());
    }

    /** Where the list of one kind goes on when the whole list ended at {@code place}. */
    private static OpenQuery.@Nullable Position position(@Nullable Place place, DeadlineKind kind) {
        if (place == null) {
            return null;
        }
        int before = place.kind().compareTo(kind);
        String key = before == 0 ? place.key() : before > 0 ? LAST_KEY : "";
        return new OpenQuery.Position(place.dueOn(), key);
    }

    private static Deadline deadline(StoredRecord record, DeadlineKind kind, LocalDate asOf) {
        Petition petition = PayloadJson.mapper().treeToValue(record.content().payload(), Petition.class);
        LocalDate due = LocalDate.parse(
                record.content().assessment().derived().path(kind.due()).stringValue());
        return new Deadline(
                record.id().org(),
                record.id().sourceId(),
                petition.channel(),
                petition.receivedOn(),
                kind,
                due,
                ChronoUnit.DAYS.between(asOf, due),
                due.isBefore(asOf) ? State.OVERDUE : State.DUE_SOON);
    }

    private static String keyOf(Deadline deadline) {
        return deadline.org() + "/" + deadline.sourceId();
    }
}
