package io.conduct.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.conduct.service.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.SimpleReactiveMongoDatabaseFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AuditTrailTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-03-01T08:00:00Z"), ZoneOffset.UTC);

    private final MongoClient nowhere =
            MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100&connectTimeoutMS=100");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger done = new AtomicInteger();
    private final AuditTrail trail = new AuditTrail(
            new AuditLog(
                    new ReactiveMongoTemplate(new SimpleReactiveMongoDatabaseFactory(nowhere, "audit")),
                    "test.audit",
                    CLOCK),
            new AuditRules("test.audit", List.of("/api/v1/acts/**"), List.of()),
            new RefusalBudget(CLOCK, 20),
            meters);

    @AfterEach
    void disconnect() {
        nowhere.close();
    }

    @Test
    void doesNoActThatCannotBeNoted() {
        StepVerifier.create(post("/api/v1/acts/1"))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                refused ->
                                        assertThat(refused.problem().status()).isEqualTo(503)));

        assertThat(done).hasValue(0);
    }

    @Test
    void doesEveryOtherChangeAndCountsThatItIsMissingFromTheLog() {
        StepVerifier.create(post("/api/v1/meetings/batch")).verifyComplete();

        assertThat(done).hasValue(1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> meters.counter("conduct.audit.lost").count() == 1);
    }

    private Mono<Void> post(String path) {
        ServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.post(path));
        return trail.filter(
                exchange,
                passed -> Mono.defer(() -> {
                    done.incrementAndGet();
                    return passed.getResponse().setComplete();
                }));
    }
}
