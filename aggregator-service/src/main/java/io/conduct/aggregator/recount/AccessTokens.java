package io.conduct.aggregator.recount;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's tokens (RFC 6749 client credentials), each used until shortly before its end. */
final class AccessTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final int SHORTEST_LIFE = 60;

    private final WebClient client = WebClient.create();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI tokenUri;
    private final String clientId;
    private final String clientSecret;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Token> current = new AtomicReference<>();

    private record Token(String value, Instant end) {}

    AccessTokens(URI tokenUri, String clientId, String clientSecret, InstantSource clock) {
        this.tokenUri = tokenUri;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    /** A token that is good for a while. */
    Mono<String> token() {
        return Mono.defer(() -> {
            Token known = current.get();
            return known != null && clock.instant().isBefore(known.end().minus(MARGIN))
                    ? Mono.just(known.value())
                    : fetch();
        });
    }

    /** Fetches a new one next time. */
    Mono<Void> forget() {
        return Mono.fromRunnable(() -> current.set(null));
    }

    private Mono<String> fetch() {
        return client.post()
                .uri(tokenUri)
                .headers(headers -> headers.setBasicAuth(clientId, clientSecret))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData("grant_type", "client_credentials"))
                .retrieve()
                .bodyToMono(byte[].class)
                .timeout(PATIENCE)
                .map(this::take);
    }

    private String take(byte[] body) {
        JsonNode answer = json.readTree(body);
        String value = answer.required("access_token").stringValue();
        long seconds = answer.path("expires_in").asLong(SHORTEST_LIFE);
        current.set(new Token(value, clock.instant().plusSeconds(seconds)));
        return value;
    }
}
