package io.conduct.local.launcher.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the platform in the name of one client; safe for use by several threads. */
public final class ApiClient {
    private static final Duration CALL_BOUND = Duration.ofSeconds(60);
    private static final int UNAUTHORIZED = 401;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final @Nullable Tokens tokens;

    private ApiClient(URI base, @Nullable Tokens tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    /** Calls the gateway as {@code client}. */
    public static ApiClient of(Credentials credentials, String client) {
        return new ApiClient(
                credentials.gateway(), new Tokens(HTTP, credentials.tokenUri(), credentials.client(client)));
    }

    /** Calls {@code base} without a token. */
    public static ApiClient anonymous(URI base) {
        return new ApiClient(base, null);
    }

    /** The same client at another door. */
    public ApiClient at(URI door) {
        return new ApiClient(door, tokens);
    }

    /** GET. */
    public Answer get(String path) throws IOException {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    /** DELETE. */
    public Answer delete(String path) throws IOException {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    /** PUT of JSON. */
    public Answer put(String path, String json) throws IOException {
        return put(path, json, Map.of());
    }

    /** PUT of JSON with further headers. */
    public Answer put(String path, String json, Map<String, String> headers) throws IOException {
        return send("PUT", path, BodyPublishers.ofString(json), with("application/json", headers));
    }

    /** POST. */
    public Answer post(String path, String contentType, byte[] body) throws IOException {
        return send("POST", path, BodyPublishers.ofByteArray(body), with(contentType, Map.of()));
    }

    /**
     * Any call; a refused token is replaced once.
     *
     * @throws IOException if there was no answer: the call may or may not have been carried out
     */
    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) throws IOException {
        try {
            Answer answer = sendOnce(method, path, body, headers);
            if (answer.status() != UNAUTHORIZED || tokens == null) {
                return answer;
            }
            tokens.discard();
            return sendOnce(method, path, body, headers);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private Answer sendOnce(String method, String path, BodyPublisher body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(CALL_BOUND).method(method, body);
        headers.forEach(request::header);
        if (tokens != null) {
            request.header("Authorization", "Bearer " + tokens.current());
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private static Map<String, String> with(String contentType, Map<String, String> headers) {
        var all = new java.util.LinkedHashMap<>(headers);
        all.put("Content-Type", contentType);
        return all;
    }
}
