package io.conduct.record.events;

import io.conduct.record.intake.BatchReader;
import io.conduct.record.intake.IntakeLimits;
import io.conduct.record.intake.Reading;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Receipt;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.web.BatchAnswer;
import io.conduct.record.web.BodyReader;
import io.conduct.record.web.RecordAnswer;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemWriter;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Records as CloudEvents over HTTP in all three modes. One event is answered like a record, several like a batch. */
@RestController
@RequestMapping(path = "/api/v1/${conduct.record.path}/events", produces = MediaType.APPLICATION_JSON_VALUE)
public final class EventController {

    private final EventReader reader;
    private final BatchReader batches;
    private final EventIntake intake;
    private final IntakeLimits limits;
    private final ProblemWriter problems;
    private final Clock clock;

    EventController(
            EventReader reader,
            BatchReader batches,
            EventIntake intake,
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

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<RecordAnswer>> binary(Caller caller, ServerHttpRequest request) {
        return BodyReader.read(request, limits.maxItem())
                .map(body -> reader.readBinary(request.getHeaders(), body, caller))
                .flatMap(reading -> recordOne(reading, caller, request));
    }

    @PostMapping(consumes = "application/cloudevents+json")
    Mono<ResponseEntity<RecordAnswer>> structured(Caller caller, ServerHttpRequest request) {
        return BodyReader.read(request, limits.maxItem())
                .map(body -> reader.readStructured(body, caller))
                .flatMap(reading -> recordOne(reading, caller, request));
    }

    @PostMapping(consumes = "application/cloudevents-batch+json")
    Mono<BatchAnswer> batched(Caller caller, ServerHttpRequest request) {
        return BodyReader.read(request, limits.maxBody())
                .map(batches::readArray)
                .map(items ->
                        items.stream().map(item -> readingOf(item, caller)).toList())
                .flatMap(readings -> intake.recordAll(readings, by(caller), false)
                        .map(receipts -> BatchAnswer.of(
                                submissionsOf(readings),
                                receipts,
                                problems,
                                request.getPath().value())));
    }

    private Mono<ResponseEntity<RecordAnswer>> recordOne(
            EventReading reading, Caller caller, ServerHttpRequest request) {
        Problem problem = reading.problem();
        if (problem != null) {
            return Mono.error(problem::asException);
        }
        return intake.recordAll(List.of(reading), by(caller), false)
                .map(receipts -> RecordAnswer.to(receipts.get(0), locationOf(receipts.get(0), request)));
    }

    private EventReading readingOf(BatchReader.Item item, Caller caller) {
        if (item.object() != null) {
            return reader.readStructured(item.object(), caller);
        }
        return EventReading.unreadable(item.problem() == null ? Problems.malformed("no JSON object") : item.problem());
    }

    private Provenance by(Caller caller) {
        return Provenance.of(caller.client(), Door.EVENTS, clock.instant());
    }

    private static List<Reading> submissionsOf(List<EventReading> readings) {
        return readings.stream().map(EventReading::asReading).toList();
    }

    private static URI locationOf(Receipt receipt, ServerHttpRequest request) {
        StoredRecord record = receipt.record();
        String events = request.getPath().value();
        UriComponentsBuilder location = UriComponentsBuilder.fromPath(events.substring(0, events.lastIndexOf('/')));
        if (record != null) {
            location.pathSegment(record.id().org(), record.id().sourceId());
        }
        return location.build().encode().toUri();
    }
}
