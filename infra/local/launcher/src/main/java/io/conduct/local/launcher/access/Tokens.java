package io.conduct.local.launcher.access;

import io.conduct.local.launcher.terminal.Stopwatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Access tokens of one client, each used until shortly before it expires. */
final class Tokens {
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient http;
    private final URI tokenUri;
    private final Client client;
    private @Nullable Token token;

    Tokens(HttpClient http, URI tokenUri, Client client) {
        this.http = http;
        this.tokenUri = tokenUri;
        this.client = client;
    }

    /** A token that is good for a while. */
    synchronized String current() throws IOException, InterruptedException {
        Token known = token;
        if (known == null || known.age().isPast(known.usable())) {
            known = request();
            token = known;
        }
        return known.value();
    }

    /** The next call asks for a new one. */
    synchronized void discard() {
        token = null;
    }

    private Token request() throws IOException, InterruptedException {
        String basic = client.clientId() + ":" + client.clientSecret();
        HttpRequest request = HttpRequest.newBuilder(tokenUri)
                .timeout(Duration.ofSeconds(20))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        var answer = new Answer(response.statusCode(), response.headers(), response.body());
        if (answer.status() != OK) {
            throw new NoTokenException(client.clientId(), answer);
        }
        Duration usable =
                Duration.ofSeconds(answer.json().path("expires_in").asLong(0)).minus(EARLY);
        return new Token(answer.json().path("access_token").asString(), usable, new Stopwatch());
    }

    /**
     * A token.
     *
     * @param value what is sent
     * @param usable how long after its issue it is used
     * @param age since its issue
     */
    private record Token(String value, Duration usable, Stopwatch age) {}
}
