package io.conduct.record.web;

import io.conduct.record.intake.BatchReader;
import io.conduct.record.intake.Intake;
import io.conduct.record.intake.IntakeLimits;
import io.conduct.record.intake.Reading;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.Provenance;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemWriter;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.time.Clock;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Many records at once, each standing alone. */
@RestController
@RequestMapping(path = "/api/v1/${conduct.record.path}", produces = MediaType.APPLICATION_JSON_VALUE)
final class BatchController {

    private final SubmissionReader<?> reader;
    private final BatchReader batches;
    private final Intake intake;
    private final IntakeLimits limits;
    private final ProblemWriter problems;
    private final Clock clock;

    BatchController(
            SubmissionReader<?> reader,
            BatchReader batches,
            Intake intake,
            IntakeLimits limits,
            ProblemWriter problems,
            Clock clock) {
        this.reader = reader;
        this.batches = batches;
        this.intake = intake;
        this.limits = limits;
        this.problems = problems;
        this.clock = clock;
    }

    @PostMapping(path = "/batch", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Mono<BatchAnswer> lines(
            @RequestParam(defaultValue = "false") boolean dryRun, Caller caller, ServerHttpRequest request) {
        return BodyReader.read(request, limits.maxBody())
                .map(batches::readLines)
                .flatMap(items -> record(items, dryRun, caller, request));
    }

    @PostMapping(path = "/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<BatchAnswer> array(
            @RequestParam(defaultValue = "false") boolean dryRun, Caller caller, ServerHttpRequest request) {
        return BodyReader.read(request, limits.maxBody())
                .map(batches::readArray)
                .flatMap(items -> record(items, dryRun, caller, request));
    }

    private Mono<BatchAnswer> record(
            List<BatchReader.Item> items, boolean dryRun, Caller caller, ServerHttpRequest request) {
        List<Reading> readings =
                items.stream().map(item -> readingOf(item, caller)).toList();
        Provenance by = Provenance.of(caller.client(), Door.BATCH, clock.instant());
        return intake.recordAll(readings, by, dryRun)
                .map(receipts -> BatchAnswer.of(
                        readings, receipts, problems, request.getPath().value()));
    }

    private Reading readingOf(BatchReader.Item item, Caller caller) {
        if (item.object() != null) {
            return reader.readItem(item.object(), caller);
        }
        Problem problem = item.problem();
        return Reading.unreadable(problem == null ? Problems.malformed("no JSON object") : problem);
    }
}
