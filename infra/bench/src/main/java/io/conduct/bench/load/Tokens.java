package io.conduct.bench.load;

import io.conduct.local.launcher.access.Client;
import io.conduct.local.launcher.access.Credentials;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of the platform's clients, each fetched anew long before it ends. */
public final class Tokens {
    private static final Duration GOOD_FOR = Duration.ofSeconds(90);

    private final Credentials credentials;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** Tokens of these clients. */
    public Tokens(Credentials credentials) {
        this.credentials = credentials;
    }

    private record Token(String text, Stopwatch age) {}

    /** A token of the client called {@code name} that is good for a minute or longer. */
    public String of(String name) {
        return tokens.compute(
                        name,
                        (client, known) -> known == null || known.age().isPast(GOOD_FOR) ? fetched(client) : known)
                .text();
    }

    private Token fetched(String name) {
        Client client = credentials.client(name);
        String secret = client.clientId() + ":" + client.clientSecret();
        HttpRequest request = HttpRequest.newBuilder(credentials.tokenUri())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            JsonNode answer = JsonMapper.shared()
                    .readTree(http.send(request, BodyHandlers.ofString()).body());
            return new Token(answer.required("access_token").stringValue(), new Stopwatch());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
