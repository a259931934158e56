package io.conduct.aggregator.declaration;

import io.conduct.aggregator.declaration.DeclarationId.Kind;
import io.conduct.service.problem.Problems;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Declares, and tells what was declared. Reading never waits for the store. */
public final class Declarations {

    private static final int MOST_ATTEMPTS = 5;

    private final DeclarationStore store;
    private final DeclarationMirror mirror;
    private final InstantSource clock;

    Declarations(DeclarationStore store, DeclarationMirror mirror, InstantSource clock) {
        this.store = store;
        this.mirror = mirror;
        this.clock = clock;
    }

    /**
     * What declaring came to.
     *
     * @param declaration as it is now
     * @param created whether there was none before
     * @param changed whether it is a new version
     */
    public record Outcome(Declaration declaration, boolean created, boolean changed) {}

    /**
     * Declares. The same content again changes nothing. Durable when it completes; shown by this instance at once, by the
     * others within their refresh interval.
     *
     * @param admits whether the version found, 0 for none, is the one the declarer wants to replace; 412 when it is not
     */
    public Mono<Outcome> declare(DeclarationId id, ObjectNode content, String client, LongPredicate admits) {
        return attempt(id, content, client, admits, MOST_ATTEMPTS)
                .doOnNext(outcome -> mirror.take(outcome.declaration()));
    }

    /** The declaration, if there is one. */
    public Optional<Declaration> find(DeclarationId id) {
        return mirror.find(id);
    }

    /** Every declaration of a kind, by what it is about. */
    public List<Declaration> all(Kind kind) {
        return mirror.all(kind);
    }

    /** A number that grows whenever anything shown here changes. */
    public long revision() {
        return mirror.revision();
    }

    /** Every version of a declaration, the first one first; empty when there is none. Asks the store. */
    public Mono<List<Declaration>> history(DeclarationId id) {
        return store.history(id);
    }

    private Mono<Outcome> attempt(
            DeclarationId id, ObjectNode content, String client, LongPredicate admits, int attempts) {
        return store.find(id)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(before -> decide(id, before, content, client, admits))
                .switchIfEmpty(Mono.defer(() -> attempts > 1
                        ? attempt(id, content, client, admits, attempts - 1)
                        : Mono.error(Problems.unavailable("others declare the same at the same time; send it again")
                                .asException())));
    }

    /** Empty when another declarer was quicker. */
    private Mono<Outcome> decide(
            DeclarationId id, Optional<Declaration> before, ObjectNode content, String client, LongPredicate admits) {
        long version = before.map(Declaration::version).orElse(0L);
        if (!admits.test(version)) {
            return Mono.error(() -> Problems.preconditionFailed("version: " + version + " (expected: as in If-Match)")
                    .asException());
        }
        if (before.isPresent() && sameText(before.get().content(), content)) {
            return Mono.just(new Outcome(before.get(), false, false));
        }
        Declaration next =
                new Declaration(id, version + 1, content, clock.instant().truncatedTo(ChronoUnit.MILLIS), client);
        return store.replace(version, next)
                .filter(written -> written)
                .map(written -> new Outcome(next, version == 0, true));
    }

    /** Numbers read back may be of another type, and are the same text. */
    private static boolean sameText(ObjectNode one, ObjectNode other) {
        return one.toString().equals(other.toString());
    }
}
