package io.conduct.local.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client of the server under test can send. */
record Door(int port) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String GRANT = "grant_type=client_credentials";

    /** An answer: its status and, if it has a body, its JSON. */
    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer tokenByBasic(String clientId, String secret, String more) {
        String credentials =
                Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(form(GRANT + more).header("Authorization", "Basic " + credentials));
    }

    Answer tokenByPost(String clientId, String secret, String more) {
        return send(form(GRANT + "&client_id=" + clientId + "&client_secret=" + secret + more));
    }

    Answer post(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder form(String form) {
        return request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                // As a proxy may: the server must not care by which name it is called.
                .header("X-Forwarded-Host", "gateway.example:8080")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
