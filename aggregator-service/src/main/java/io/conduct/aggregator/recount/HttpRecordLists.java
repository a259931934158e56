package io.conduct.aggregator.recount;

import io.conduct.contract.Assessment;
import io.conduct.contract.Finding;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.RecordStatus;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the lists page by page over HTTP, as any client would. */
final class HttpRecordLists implements RecordLists {

    private final URI baseUrl;
    private final TokenedReader reader;
    private final int pageSize;
    private final JsonMapper json = JsonMapper.builder().build();

    HttpRecordLists(URI baseUrl, TokenedReader reader, int pageSize) {
        this.baseUrl = baseUrl;
        this.reader = reader;
        this.pageSize = pageSize;
    }

    private record Page(List<RecordEvent> records, Optional<URI> next) {}

    @Override
    public Flux<RecordEvent> all(RecordKind kind) {
        URI first = baseUrl.resolve("/api/v1/" + kind.plural() + "?limit=" + pageSize);
        return page(kind, first)
                .expand(page -> page.next().map(next -> page(kind, next)).orElseGet(Mono::empty))
                .concatMapIterable(Page::records);
    }

    private Mono<Page> page(RecordKind kind, URI uri) {
        return reader.read(uri).map(body -> page(kind, json.readTree(body)));
    }

    private Page page(RecordKind kind, JsonNode body) {
        List<RecordEvent> records = new ArrayList<>();
        body.path("items").forEach(item -> records.add(record(kind, item)));
        return new Page(
                records,
                Optional.ofNullable(body.path("next").stringValue(null)).map(baseUrl::resolve));
    }

    private RecordEvent record(RecordKind kind, JsonNode item) {
        ObjectNode payload = (ObjectNode) item.required("payload");
        List<Finding> findings = new ArrayList<>();
        item.path("findings").forEach(finding -> findings.add(json.treeToValue(finding, Finding.class)));
        ObjectNode derived =
                item.path("derived") instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        return new RecordEvent(
                kind,
                new RecordId(
                        item.required("org").stringValue(),
                        item.required("sourceId").stringValue()),
                item.required("version").longValue(),
                RecordStatus.valueOf(item.required("status").stringValue()),
                LocalDate.parse(payload.required(kind.businessDateProperty()).stringValue()),
                Instant.parse(item.required("recordedAt").stringValue()),
                Instant.parse(item.required("amendedAt").stringValue()),
                payload,
                new Assessment(findings, derived));
    }
}
