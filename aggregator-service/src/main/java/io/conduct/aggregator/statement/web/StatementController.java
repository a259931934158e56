package io.conduct.aggregator.statement.web;

import io.conduct.aggregator.statement.StatementCheck;
import io.conduct.aggregator.statement.StatementChecker;
import io.conduct.service.json.JsonBody;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/v1/statements/check}. */
@RestController
class StatementController {

    private final JsonBody bodies = JsonBody.upTo(16 * 1024);
    private final StatementChecker checker = new StatementChecker();

    @PostMapping(
            path = "/api/v1/statements/check",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<StatementCheck>> check(ServerHttpRequest request) {
        return bodies.object(request).map(this::answer).map(ResponseEntity::ok);
    }

    private StatementCheck answer(ObjectNode body) {
        return checker.check(new StatementReader(body).statement())
                .orElseThrow(() -> Problems.unacceptable(
                                List.of(
                                        new FieldError(
                                                "/stated",
                                                FieldErrorCodes.FORMAT,
                                                "expected: a change or a share in Chinese, such as 上升7.4%, 减少1次, 下降2.6个百分点, 占24.14% or 持平")))
                        .asException());
    }
}
