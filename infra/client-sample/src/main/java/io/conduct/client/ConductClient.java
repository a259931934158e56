package io.conduct.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sends records to the platform and reads figures. Every call is repeated until the platform has answered it for good:
 * after 429, 502, 503, 504 and after no answer at all, as long as {@link Retries} allow. That is always safe, because
 * a record is named by its sender and the same content changes nothing.
 */
public final class ConductClient {

    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);
    private static final int UNAUTHORIZED = 401;
    private static final int LEAST_ERROR = 300;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final URI gateway;
    private final Http http;
    private final Tokens tokens;
    private final Retries retries;
    private final InstantSource clock;
    private final Pause pause;

    ConductClient(URI gateway, Http http, Tokens tokens, Retries retries, InstantSource clock, Pause pause) {
        this.gateway = gateway;
        this.http = http;
        this.tokens = tokens;
        this.retries = retries;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * A client of the platform behind {@code gateway}.
     *
     * @param gateway such as {@code https://conduct.example.gov.cn}
     * @param clientId given by the operator
     * @param clientSecret given by the operator; never in source code
     */
    public static ConductClient of(URI gateway, String clientId, String clientSecret) {
        Http http = Http.standard();
        InstantSource clock = InstantSource.system();
        Tokens tokens = new Tokens(http, gateway.resolve("/oauth2/token"), clientId, clientSecret, clock);
        return new ConductClient(gateway, http, tokens, Retries.usual(), clock, Pause.sleeping());
    }

    /**
     * Records one record, amends it, or changes nothing when it is already so ({@code changed: false}).
     *
     * @param payload the record as JSON
     * @throws RefusedException when it cannot be accepted; its problem says why
     * @throws UnavailableException when there was no answer for too long
     */
    public Answer put(Kind kind, String org, String sourceId, String payload) throws InterruptedException {
        return call(HttpRequest.newBuilder(record(kind, org, sourceId))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(payload)));
    }

    /**
     * Sends records that carry {@code org} and {@code sourceId}, 5,000 at most. Each stands alone: look at every item of
     * {@code results}, in their order.
     */
    public Answer batch(Kind kind, List<String> records) throws InterruptedException {
        return call(HttpRequest.newBuilder(at("/api/v1/" + kind.path() + "/batch"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", records))));
    }

    /** Takes a record out of the figures; it stays readable. */
    public Answer withdraw(Kind kind, String org, String sourceId, String reason) throws InterruptedException {
        return call(HttpRequest.newBuilder(URI.create(record(kind, org, sourceId) + "?reason=" + encoded(reason)))
                .DELETE());
    }

    /** How far a record has come: stored, published, counted. */
    public Answer receipt(Kind kind, String org, String sourceId) throws InterruptedException {
        return call(HttpRequest.newBuilder(URI.create(record(kind, org, sourceId) + "/receipt"))
                .GET());
    }

    /** A metric from {@code from} to {@code to}, both included, of {@code org} and everything below it. */
    public Answer figure(String metric, String org, String from, String to) throws InterruptedException {
        return call(HttpRequest.newBuilder(at("/api/v1/figures/" + encoded(metric) + "?org=" + encoded(org) + "&from="
                        + encoded(from) + "&to=" + encoded(to)))
                .GET());
    }

    private Answer call(HttpRequest.Builder request) throws InterruptedException {
        Instant giveUp = clock.instant().plus(retries.patience());
        boolean freshToken = false;
        for (int failures = 1; ; failures++) {
            Attempt attempt = attempt(request);
            Optional<HttpResponse<String>> response = attempt.response();
            if (response.isPresent() && response.get().statusCode() == UNAUTHORIZED && !freshToken) {
                tokens.forget();
                freshToken = true;
                continue;
            }
            if (response.isPresent() && !TRY_AGAIN.contains(response.get().statusCode())) {
                return answer(response.get());
            }
            Duration wait = wait(response, failures);
            if (clock.instant().plus(wait).isAfter(giveUp)) {
                throw new UnavailableException(request.build().uri().getPath(), retries.patience(), attempt.failure());
            }
            pause.take(wait);
        }
    }

    /** An answer, or why there is none. */
    private record Attempt(Optional<HttpResponse<String>> response, Exception failure) {}

    private Attempt attempt(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.client()
                    .send(
                            request.timeout(Http.TIMEOUT)
                                    .setHeader("Authorization", tokens.header())
                                    .build(),
                            BodyHandlers.ofString());
            return new Attempt(Optional.of(response), new IOException("status " + response.statusCode()));
        } catch (TokenRefusedException refused) {
            return new Attempt(Optional.of(refused.response()), refused);
        } catch (IOException noAnswer) {
            return new Attempt(Optional.empty(), noAnswer);
        }
    }

    private Duration wait(Optional<HttpResponse<String>> response, int failures) {
        return response.flatMap(answer -> answer.headers().firstValue("Retry-After"))
                .filter(seconds -> SECONDS.matcher(seconds).matches())
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElseGet(() -> retries.after(failures));
    }

    private static Answer answer(HttpResponse<String> response) {
        JsonNode body = json(response.body());
        if (response.statusCode() >= LEAST_ERROR) {
            throw new RefusedException(response.statusCode(), body);
        }
        return new Answer(response.statusCode(), body);
    }

    private static JsonNode json(String text) {
        try {
            return Http.JSON.readTree(text);
        } catch (JacksonException notJson) {
            return Http.JSON.createObjectNode().put("detail", "an answer that is no JSON");
        }
    }

    private URI record(Kind kind, String org, String sourceId) {
        return at("/api/v1/" + kind.path() + "/" + encoded(org) + "/" + encoded(sourceId));
    }

    private URI at(String path) {
        return gateway.resolve(path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
