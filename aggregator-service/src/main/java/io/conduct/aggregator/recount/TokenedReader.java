package io.conduct.aggregator.recount;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** Reads what the recording services answer, with a token that is fetched anew when it is refused. */
final class TokenedReader {

    private final WebClient client;
    private final AccessTokens tokens;
    private final Duration patience;

    TokenedReader(AccessTokens tokens, int largestAnswer, Duration patience) {
        this.tokens = tokens;
        this.patience = patience;
        this.client = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(largestAnswer))
                .build();
    }

    /** The answer; fails when there is none, or none in time. */
    Mono<byte[]> read(URI uri) {
        return once(uri)
                .onErrorResume(
                        failure -> failure instanceof WebClientResponseException answer
                                && answer.getStatusCode() == HttpStatus.UNAUTHORIZED,
                        expired -> tokens.forget().then(once(uri)));
    }

    private Mono<byte[]> once(URI uri) {
        return tokens.token()
                .flatMap(token -> client.get()
                        .uri(uri)
                        .accept(MediaType.APPLICATION_JSON)
                        .headers(headers -> headers.setBearerAuth(token))
                        .retrieve()
                        .bodyToMono(byte[].class))
                .timeout(patience);
    }
}
