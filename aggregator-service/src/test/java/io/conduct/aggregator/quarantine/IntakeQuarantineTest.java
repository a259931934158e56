package io.conduct.aggregator.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.conduct.aggregator.quarantine.IntakeQuarantine.Kept;
import io.conduct.aggregator.quarantine.IntakeQuarantine.State;
import io.conduct.aggregator.quarantine.Resubmissions.Outcome;
import io.conduct.aggregator.quarantine.Resubmissions.Result;
import io.conduct.service.problem.ProblemException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

class IntakeQuarantineTest {

    private static final String TOKEN = "Bearer of-the-operator";
    private static final String REFUSED = """
            {"id": "e1", "outcome": "REJECTED", "version": null,
             "problem": {"status": 422, "detail": "1 error", "errors": [{"pointer": "/kind", "code": "REQUIRED"}]}}""";

    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private DisposableServer services;
    private IntakeQuarantine quarantine;

    @BeforeEach
    void start() {
        services = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> answer(request, response))
                .bindNow();
        quarantine = new IntakeQuarantine(URI.create("http://127.0.0.1:" + services.port()));
    }

    @AfterEach
    void stop() {
        services.disposeNow();
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        calls.add(request.method() + " " + request.uri() + " "
                + request.requestHeaders().get("Authorization"));
        if (request.uri().contains("/petitions/")) {
            return response.status(503).send();
        }
        if (request.uri().contains("/documents/")) {
            return request.uri().contains("/gone/") ? response.status(404).send() : json(response, """
                    {"items": [], "results": [], "next": null}""");
        }
        if (request.uri().contains("/e1/resubmit")) {
            return json(response, REFUSED);
        }
        return json(response, """
                {"items": [{"id": "e1", "source": "conduct.intake.meetings", "reason": "UNACCEPTABLE",
                            "problem": {"detail": "1 error"}, "at": "2021-03-05T01:02:03Z", "state": "OPEN"}],
                 "next": null}""");
    }

    private static Mono<Void> json(HttpServerResponse response, String body) {
        return response.header("Content-Type", "application/json")
                .sendString(Mono.just(body))
                .then();
    }

    @Test
    void showsWhatWaitsAndNamesWhoGaveNoAnswer() {
        State state = Objects.requireNonNull(quarantine.open("congress", TOKEN).block());

        assertThat(state.entries())
                .containsExactly(new Kept(
                        "meetings.e1",
                        "conduct.intake.meetings",
                        "UNACCEPTABLE",
                        "1 error",
                        Instant.parse("2021-03-05T01:02:03Z")));
        assertThat(state.away()).containsExactly("petitions");
        assertThat(calls).contains("GET /api/v1/meetings/quarantine?limit=500&org=congress " + TOKEN);
    }

    @Test
    void handsAnotherTryToTheServiceThatKeepsIt() {
        Result result = Objects.requireNonNull(
                quarantine.resubmit("meetings.e1", TOKEN, true).block());

        assertThat(quarantine.knows("meetings.e1")).isTrue();
        assertThat(quarantine.knows("conduct.meetings-0@17")).isFalse();
        assertThat(result).isEqualTo(new Result("meetings.e1", Outcome.REFUSED, "REQUIRED", "1 error"));
        assertThat(calls).containsExactly("POST /api/v1/meetings/quarantine/e1/resubmit?dryRun=true " + TOKEN);
    }

    @Test
    void saysWhenThereIsNoneOrNoAnswer() {
        assertThat(statusOf(quarantine.resubmit("documents.gone", TOKEN, false)))
                .isEqualTo(404);
        assertThat(statusOf(quarantine.resubmit("petitions.e1", TOKEN, false))).isEqualTo(503);
        assertThat(statusOf(quarantine.resubmitAll("congress", TOKEN, false).then()))
                .isEqualTo(503);
    }

    @Test
    void hasNothingWithoutServices() {
        IntakeQuarantine none = new IntakeQuarantine(null);

        assertThat(none.open("congress", TOKEN).block()).isEqualTo(new State(List.of(), List.of()));
        assertThat(none.resubmitAll("congress", TOKEN, false).block()).isEmpty();
        assertThat(none.knows("meetings.e1")).isFalse();
    }

    private static int statusOf(Mono<?> call) {
        return catchThrowableOfType(ProblemException.class, call::block)
                .problem()
                .status();
    }
}
