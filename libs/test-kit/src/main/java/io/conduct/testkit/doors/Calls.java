package io.conduct.testkit.doors;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to a service by one client, a few at a time. */
final class Calls {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_A_TIME = 8;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String service;
    private final String token;

    Calls(URI service, String token) {
        this.service = service.toString();
        this.token = token;
    }

    HttpRequest get(String path) {
        return request(path, Map.of()).build();
    }

    HttpRequest put(String path, byte[] body) {
        return request(path, Map.of("Content-Type", "application/json"))
                .PUT(BodyPublishers.ofByteArray(body))
                .build();
    }

    HttpRequest post(String path, Map<String, String> headers, byte[] body) {
        return request(path, headers).POST(BodyPublishers.ofByteArray(body)).build();
    }

    HttpRequest post(String path, String mediaType, String body) {
        return post(path, Map.of("Content-Type", mediaType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The JSON of the answer, whatever its status. */
    JsonNode json(HttpRequest request) {
        return json(List.of(request)).get(0);
    }

    /** The JSON of each answer, in the order of the requests. */
    List<JsonNode> json(List<HttpRequest> requests) {
        List<JsonNode> answers = new ArrayList<>();
        for (int start = 0; start < requests.size(); start += AT_A_TIME) {
            List<CompletableFuture<HttpResponse<byte[]>>> underway =
                    requests.subList(start, Math.min(requests.size(), start + AT_A_TIME)).stream()
                            .map(request -> client.sendAsync(request, BodyHandlers.ofByteArray()))
                            .toList();
            underway.forEach(answer ->
                    answers.add(JsonMapper.shared().readTree(answer.join().body())));
        }
        return answers;
    }

    byte[] bytes(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofByteArray()).join().body();
    }

    /** A text as part of a path or a header. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
        headers.forEach(request::header);
        return request;
    }
}
