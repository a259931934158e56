package io.conduct.aggregator.recount;

import io.conduct.contract.RecordKind;
import java.net.URI;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Asks over HTTP, as any client would. */
final class HttpRuleVersions implements RuleVersions {

    private final URI baseUrl;
    private final TokenedReader reader;
    private final JsonMapper json = JsonMapper.builder().build();

    HttpRuleVersions(URI baseUrl, TokenedReader reader) {
        this.baseUrl = baseUrl;
        this.reader = reader;
    }

    @Override
    public Mono<String> version(RecordKind kind) {
        return reader.read(baseUrl.resolve("/api/v1/" + kind.plural() + "/rules"))
                .map(body -> json.readTree(body).required("version").stringValue());
    }
}
