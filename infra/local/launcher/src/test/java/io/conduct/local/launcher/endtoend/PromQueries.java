package io.conduct.local.launcher.endtoend;

import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Asks a Prometheus over its HTTP interface. */
final class PromQueries {
    private static final int OK = 200;

    private final ApiClient client;

    PromQueries(URI address) {
        this.client = ApiClient.anonymous(address);
    }

    /** One sample of an answer. */
    record Sample(Map<String, String> labels, double value) {

        /** The label, or {@code otherwise} where the query has left it out. */
        String label(String name, String otherwise) {
            return labels.getOrDefault(name, otherwise);
        }
    }

    /** The present answer to a query. */
    List<Sample> ask(String expr) throws IOException {
        String path = "/api/v1/query?query=" + URLEncoder.encode(expr, StandardCharsets.UTF_8);
        List<Sample> samples = new ArrayList<>();
        for (JsonNode series : get(path).path("data").path("result")) {
            Map<String, String> labels = new LinkedHashMap<>();
            series.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asString()));
            samples.add(new Sample(
                    labels, Double.parseDouble(series.path("value").path(1).asString())));
        }
        return samples;
    }

    /** The rules it evaluates. */
    List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        get("/api/v1/rules")
                .path("data")
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    private JsonNode get(String path) throws IOException {
        Answer answer = client.get(path);
        if (answer.status() != OK) {
            throw new IOException(path + ": " + answer);
        }
        return answer.json();
    }
}
