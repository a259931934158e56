package io.conduct.testkit.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.testkit.badinput.BadInput.ExpectedError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends bad input to a running recording service and looks at its answers: always a problem of the 4xx range with code
 * and pointer, and nothing is stored. Every fault is listed at once.
 */
public final class BadInputCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PORTION = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI records;
    private final String token;
    private final String org;

    /**
     * @param records address of the records, for example {@code http://127.0.0.1:8081/api/v1/meetings}
     * @param token a bearer token that may write and read there
     * @param org the org to write for
     */
    public BadInputCheck(URI records, String token, String org) {
        this.records = records;
        this.token = token;
        this.org = org;
    }

    /** {@code PUT}s each input under its own identifier. */
    public void refusesEachAlone(List<BadInput> inputs) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            BadInput input = inputs.get(i);
            HttpResponse<byte[]> answer = send("PUT", "/" + org + "/bad-" + i, input.mediaType(), input.body());
            faultsOf(input, answer.statusCode(), answer).forEach(fault -> faults.add(input + ": " + fault));
        }
        assertThat(faults).isEmpty();
    }

    /** Sends the inputs that can be items in batches, and the others as whole batches of both media types. */
    public void refusesEachInABatch(List<BadInput> inputs) {
        List<String> faults = new ArrayList<>();
        List<BadInput> items =
                inputs.stream().filter(input -> input.item().isPresent()).toList();
        for (int start = 0; start < items.size(); start += PORTION) {
            List<BadInput> portion = items.subList(start, Math.min(items.size(), start + PORTION));
            faults.addAll(faultsOfBatch(portion, send("POST", "/batch", "application/x-ndjson", lines(portion))));
        }
        for (BadInput input : inputs) {
            if (input.item().isEmpty() && BadInput.JSON.equals(input.mediaType())) {
                HttpResponse<byte[]> array = send("POST", "/batch", BadInput.JSON, input.body());
                if (array.statusCode() >= 500) {
                    faults.add(input + " as an array: " + array.statusCode());
                }
                HttpResponse<byte[]> lines = send("POST", "/batch", "application/x-ndjson", input.body());
                if (lines.statusCode() >= 500) {
                    faults.add(input + " as lines: " + lines.statusCode());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Sends each input as the data of a CloudEvent in binary mode, and each item in structured mode. */
    public void refusesEachAsAnEvent(List<BadInput> inputs, String type) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            BadInput input = inputs.get(i);
            HttpRequest.Builder request = request("/events", input.mediaType())
                    .header("ce-specversion", "1.0")
                    .header("ce-id", "bad-" + i)
                    .header("ce-source", "/orgs/" + org)
                    .header("ce-subject", "bad-event-" + i)
                    .header("ce-type", type);
            int status =
                    send(request.POST(BodyPublishers.ofByteArray(input.body()))).statusCode();
            if (status < 400 || status >= 500) {
                faults.add(input + " as a binary event: " + status);
            }
        }
        assertThat(faults).isEmpty();
    }

    /** No record is there, neither listed nor under an identifier that was tried. */
    public void nothingIsStored() {
        HttpResponse<byte[]> answer = send("GET", "?org=" + org + "&limit=500", "", new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("items")).isEmpty();
    }

    private static List<String> faultsOf(BadInput input, int status, HttpResponse<byte[]> answer) {
        if (status < 400 || status >= 500) {
            return List.of("status " + status);
        }
        String type = answer.headers().firstValue("content-type").orElse("no content type");
        if (!type.startsWith("application/problem+json")) {
            return List.of(status + " as " + type);
        }
        return faultsOf(input, JSON.readTree(answer.body()));
    }

    private static List<String> faultsOf(BadInput input, JsonNode problem) {
        int status = problem.path("status").intValue();
        List<String> faults = new ArrayList<>();
        problem.path("errors").forEach(error -> {
            String pointer = error.path("pointer").stringValue();
            boolean named = error.path("code").asString("").matches("[A-Z][A-Z_]+")
                    && (pointer.isEmpty() || pointer.startsWith("/"));
            if (!named) {
                faults.add("error without code or pointer: " + error);
            }
        });
        if ((status == 400 || status == 413 || status == 422)
                && problem.path("errors").isEmpty()) {
            faults.add(status + " without errors");
        }
        if (problem.toString().matches("(?s).*(Exception|tools\\.jackson|io\\.conduct\\.|java\\.).*")) {
            faults.add("the answer shows code: " + problem);
        }
        input.error()
                .filter(expected -> !isNamed(expected, problem))
                .ifPresent(expected -> faults.add("expected " + expected + " in " + problem.path("errors")));
        return faults;
    }

    private static boolean isNamed(ExpectedError expected, JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .anyMatch(
                        error -> expected.pointer().equals(error.path("pointer").stringValue())
                                && expected.code().equals(error.path("code").stringValue()));
    }

    private List<String> faultsOfBatch(List<BadInput> portion, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            return List.of("batch: status " + answer.statusCode());
        }
        List<String> faults = new ArrayList<>();
        JsonNode results = resultsOf(answer);
        for (int i = 0; i < portion.size(); i++) {
            BadInput input = portion.get(i);
            JsonNode result = results.path(i);
            if (!"REJECTED".equals(result.path("outcome").stringValue())) {
                faults.add(input + " in a batch: " + result.path("outcome"));
            } else {
                faultsOf(input, result.path("problem")).forEach(fault -> faults.add(input + " in a batch: " + fault));
            }
        }
        return faults;
    }

    private static JsonNode resultsOf(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body()).path("results");
        } catch (JacksonException e) {
            throw new AssertionError("the answer to the batch is no JSON", e);
        }
    }

    private byte[] lines(List<BadInput> inputs) {
        return inputs.stream()
                .map(input -> ((ObjectNode) input.item().orElseThrow().deepCopy())
                        .put("org", org)
                        .put("sourceId", "bad-item")
                        .toString())
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
    }

    private HttpRequest.Builder request(String path, String mediaType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(records + path))
                .timeout(PATIENCE)
                .header("authorization", "Bearer " + token);
        return mediaType.isEmpty() ? request : request.header("content-type", mediaType);
    }

    private HttpResponse<byte[]> send(String method, String path, String mediaType, byte[] body) {
        return send(request(path, mediaType).method(method, BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no answer to " + request.build().method() + " of "
                            + request.build()
                                    .bodyPublisher()
                                    .map(HttpRequest.BodyPublisher::contentLength)
                                    .orElse(0L) + " bytes",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
