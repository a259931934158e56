package io.conduct.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The token of one client, asked for when it is needed and kept until shortly before it ends. */
final class Tokens {

    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final Http http;
    private final URI tokenUri;
    private final String basic;
    private final InstantSource clock;
    private Optional<Token> kept = Optional.empty();

    Tokens(Http http, URI tokenUri, String clientId, String clientSecret, InstantSource clock) {
        this.http = http;
        this.tokenUri = tokenUri;
        this.basic = "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        this.clock = clock;
    }

    private record Token(String value, Instant end) {}

    /** The token as the value of an {@code Authorization} header. */
    synchronized String header() throws IOException, InterruptedException, TokenRefusedException {
        Instant now = clock.instant();
        Optional<Token> good = kept.filter(token -> now.isBefore(token.end()));
        Token token = good.isPresent() ? good.get() : fetch(now);
        kept = Optional.of(token);
        return "Bearer " + token.value();
    }

    /** The token was refused: the next one is fetched anew. */
    synchronized void forget() {
        kept = Optional.empty();
    }

    private Token fetch(Instant now) throws IOException, InterruptedException, TokenRefusedException {
        HttpRequest request = HttpRequest.newBuilder(tokenUri)
                .timeout(Http.TIMEOUT)
                .header("Authorization", basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<String> response = http.client().send(request, BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new TokenRefusedException(response);
        }
        JsonNode body = Http.JSON.readTree(response.body());
        Duration life = Duration.ofSeconds(body.path("expires_in").asLong(0)).minus(MARGIN);
        return new Token(body.path("access_token").asString(), now.plus(life));
    }
}
