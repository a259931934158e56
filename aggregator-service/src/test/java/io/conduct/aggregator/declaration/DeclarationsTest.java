package io.conduct.aggregator.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.aggregator.declaration.DeclarationId.Kind;
import io.conduct.aggregator.declaration.Declarations.Outcome;
import io.conduct.service.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class DeclarationsTest {

    private static final DeclarationId MARCH =
            DeclarationId.of(Kind.COVERAGE, "congress.general-office", "meetings", "2021-03");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MemoryStore store = new MemoryStore();
    private final Declarations declarations = instance(Duration.ofHours(1));

    @Test
    void makesAVersionOfEachChangeAndOfNothingElse() {
        assertThat(declare(declarations, 412)).returns(true, Outcome::created).returns(true, Outcome::changed);
        assertThat(declare(declarations, 412)).returns(false, Outcome::created).returns(false, Outcome::changed);
        assertThat(declarations.revision()).isEqualTo(1);
        Outcome amended = declare(declarations, 413);

        assertThat(declarations.revision()).isEqualTo(2);
        assertThat(amended.declaration().version()).isEqualTo(2);
        assertThat(declarations.find(MARCH)).contains(amended.declaration());
        assertThat(declarations.all(Kind.COVERAGE)).containsExactly(amended.declaration());
        assertThat(declarations.all(Kind.INDICATOR)).isEmpty();
    }

    @Test
    void decidesAnewWhenAnotherWasQuicker() {
        store.quicker = true;

        Outcome outcome = declare(declarations, 412);

        assertThat(outcome.declaration().version()).isEqualTo(2);
        assertThat(store.versions).hasSize(2);
    }

    @Test
    void refusesToReplaceAnotherVersionThanTheOneSeen() {
        declare(declarations, 412);

        StepVerifier.create(declarations.declare(MARCH, content(413), "client", version -> version == 7))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.problem().status()).isEqualTo(412)))
                .verify(PATIENCE);
    }

    @Test
    void learnsWhatOthersDeclaredAndKeepsItWhileTheStoreIsAway() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        DeclarationMirror mirror = new DeclarationMirror(store, Duration.ofMillis(10));
        Declarations other = new Declarations(store, mirror, clock);
        mirror.start();
        declare(declarations, 1);
        await().untilAsserted(() -> assertThat(count(other)).isEqualTo(1));
        long before = other.revision();

        store.away = true;
        int tries = store.tries.get();
        await().until(() -> store.tries.get() > tries + 3);
        assertThat(count(other)).isEqualTo(1);
        assertThat(other.revision()).isEqualTo(before);

        store.away = false;
        declare(declarations, 2);
        await().untilAsserted(() -> assertThat(count(other)).isEqualTo(2));
        mirror.stop();
    }

    private Declarations instance(Duration interval) {
        Clock clock = Clock.fixed(Instant.parse("2022-01-04T01:02:03Z"), ZoneOffset.UTC);
        return new Declarations(store, new DeclarationMirror(store, interval), clock);
    }

    private static Outcome declare(Declarations declarations, int count) {
        LongPredicate any = version -> true;
        return Objects.requireNonNull(
                declarations.declare(MARCH, content(count), "client", any).block(PATIENCE));
    }

    private static int count(Declarations declarations) {
        return declarations
                .find(MARCH)
                .map(declaration -> declaration.content().path("count").intValue())
                .orElse(-1);
    }

    private static ObjectNode content(int count) {
        return JsonNodeFactory.instance.objectNode().put("count", count);
    }

    private static final class MemoryStore implements DeclarationStore {

        private final Map<DeclarationId, Declaration> newest = new ConcurrentHashMap<>();
        private final List<Declaration> versions = new ArrayList<>();
        private volatile boolean away;
        private final AtomicInteger tries = new AtomicInteger();
        /** Whether somebody declares between the first reading and the first writing. */
        private boolean quicker;

        @Override
        public Mono<Declaration> find(DeclarationId id) {
            return Mono.fromCallable(() -> newest.get(id));
        }

        @Override
        public Mono<Boolean> replace(long before, Declaration next) {
            return Mono.fromCallable(() -> {
                if (quicker) {
                    quicker = false;
                    write(new Declaration(next.id(), 1, content(0), next.declaredAt(), "other"));
                }
                Declaration current = newest.get(next.id());
                boolean asDecided = (current == null ? 0 : current.version()) == before;
                if (asDecided) {
                    write(next);
                }
                return asDecided;
            });
        }

        private void write(Declaration declaration) {
            newest.put(declaration.id(), declaration);
            versions.add(declaration);
        }

        @Override
        public Flux<Declaration> all() {
            return Flux.defer(() -> {
                tries.incrementAndGet();
                return away ? Flux.error(new IllegalStateException("away")) : Flux.fromIterable(newest.values());
            });
        }

        @Override
        public Mono<List<Declaration>> history(DeclarationId id) {
            return Mono.just(List.copyOf(versions));
        }
    }
}
