package io.conduct.record.web;

import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.record.web.ReceiptAnswer.Counted;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/**
 * Asks the aggregator, with the caller's own token, which version of a record is in the figures. A courtesy: nothing here
 * depends on the answer.
 */
final class CountedRecords {

    private static final Logger LOG = LoggerFactory.getLogger(CountedRecords.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final @Nullable WebClient aggregator;
    private final RecordKind kind;

    CountedRecords(ReceiptProperties properties, RecordKind kind) {
        String uri = properties.aggregatorUri();
        this.aggregator = uri.isEmpty() ? null : WebClient.create(uri);
        this.kind = kind;
    }

    /** What is counted of a record; empty when nothing is, or when there is no answer. */
    Mono<Optional<Counted>> of(RecordId id, @Nullable String authorization) {
        if (aggregator == null || authorization == null) {
            return Mono.just(Optional.empty());
        }
        return aggregator
                .get()
                .uri("/api/v1/contributions/{kind}/{org}/{sourceId}", kind.plural(), id.org(), id.sourceId())
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .bodyToMono(Counted.class)
                .timeout(PATIENCE)
                .map(Optional::of)
                .onErrorResume(WebClientResponseException.NotFound.class, notCounted -> Mono.just(Optional.empty()))
                .onErrorResume(failure -> {
                    LOG.debug("the aggregator gave no receipt", failure);
                    return Mono.just(Optional.empty());
                });
    }
}
