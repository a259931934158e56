package io.conduct.aggregator.recount;

import io.conduct.contract.RecordKind;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a record's history over HTTP, as any client would. */
final class HttpRecordTrails implements RecordTrails {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRecordTrails.class);
    private static final String ASSESSMENT = "ASSESSMENT";

    private final URI baseUrl;
    private final TokenedReader reader;
    private final JsonMapper json = JsonMapper.builder().build();

    HttpRecordTrails(URI baseUrl, TokenedReader reader) {
        this.baseUrl = baseUrl;
        this.reader = reader;
    }

    @Override
    public Mono<Boolean> onlyJudgedAnew(RecordKind kind, String record, long after, long upTo) {
        int slash = record.indexOf('/');
        URI history = UriComponentsBuilder.fromUri(baseUrl)
                .pathSegment(
                        "api", "v1", kind.plural(), record.substring(0, slash), record.substring(slash + 1), "history")
                .build()
                .encode()
                .toUri();
        return reader.read(history)
                .map(body -> judgedAnew(json.readTree(body), after, upTo))
                .onErrorResume(failure -> {
                    LOG.warn("history of a record was not read: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private static boolean judgedAnew(JsonNode history, long after, long upTo) {
        List<String> doors = history.path("items")
                .valueStream()
                .filter(version -> version.path("version").asLong() > after
                        && version.path("version").asLong() <= upTo)
                .map(version -> version.path("door").asString(""))
                .toList();
        return !doors.isEmpty() && doors.stream().allMatch(ASSESSMENT::equals);
    }
}
