package io.conduct.service.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Completes one operation. */
final class OperationCompletion {

    private static final Set<String> HEADERS_OF_HTTP = Set.of("authorization", "accept", "content-type");
    private static final String ANY_TYPE = "*/*";
    private static final String JSON_TYPE = "application/json";
    private static final int ROOT_SEGMENTS = 3;

    private final ObjectNode fragments;
    private final OperationScopes scopes;

    OperationCompletion(ObjectNode fragments, OperationScopes scopes) {
        this.fragments = fragments;
        this.scopes = scopes;
    }

    void complete(String method, String path, ObjectNode operation) {
        JsonNode fragment = fragments.path("operations").path(method + " " + path);
        nameIt(method, path, operation);
        if (fragment instanceof ObjectNode object) {
            ObjectNode rest = object.deepCopy();
            rest.remove(List.of("parameters", "problems"));
            if (rest.path("requestBody").has("content")) {
                operation.remove("requestBody");
            }
            replaceContents(operation, rest.path("responses"));
            JsonTrees.merge(operation, rest);
            answerCreated(JsonTrees.child(operation, "responses"), rest.path("responses"));
        }
        completeParameters(operation, fragment.path("parameters"));
        completeAnswers(operation);
        boolean open = scopes.isOpen(method, path);
        if (open) {
            operation.putArray("security");
        } else {
            addScopes(operation, scopes.anyOf(method, path));
        }
        Set<Integer> statuses = problems(path, operation, open, fragment.path("problems"));
        if (!"GET".equals(method)) {
            statuses.add(504);
        }
        addProblems(operation, statuses);
    }

    /** What a fragment says about the content of an answer is all there is to say. */
    private static void replaceContents(ObjectNode operation, JsonNode described) {
        described.properties().forEach(answer -> {
            JsonNode generated = operation.path("responses").path(answer.getKey());
            if (answer.getValue().has("content") && generated instanceof ObjectNode object) {
                object.remove("content");
            }
        });
    }

    /**
     * A handler says what it answers, not with which status: what is created is answered as what is there already, unless
     * the fragment says that something is always created.
     */
    private static void answerCreated(ObjectNode responses, JsonNode described) {
        if (!(responses.get("201") instanceof ObjectNode created)) {
            return;
        }
        JsonNode content = responses.path("200").path("content");
        if (!created.has("content") && content.isObject()) {
            created.set("content", content.deepCopy());
        }
        if (!described.has("200")) {
            responses.remove("200");
        }
    }

    private static void nameIt(String method, String path, ObjectNode operation) {
        List<String> words = Stream.of(path.split("[/{}._-]+", -1))
                .filter(word -> !word.isEmpty() && !"api".equals(word) && !"v1".equals(word))
                .toList();
        String verb = method.toLowerCase(Locale.ROOT);
        operation.put(
                "operationId",
                verb
                        + words.stream()
                                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                                .collect(Collectors.joining()));
        if (operation.path("summary").asString("").isEmpty()) {
            operation.put("summary", method + " " + String.join(" ", words));
        }
        String[] segments = path.split("/", -1);
        operation.putArray("tags").add(segments.length > ROOT_SEGMENTS ? segments[ROOT_SEGMENTS] : "other");
    }

    private void completeParameters(ObjectNode operation, JsonNode described) {
        List<ObjectNode> parameters = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter instanceof ObjectNode object && isParameter(object)) {
                parameters.add(object);
                names.add(object.path("name").stringValue());
            }
        });
        described.propertyNames().stream().filter(names::add).forEach(name -> parameters.add(query(operation, name)));
        ArrayNode list = operation.putArray("parameters");
        for (ObjectNode parameter : parameters) {
            String name = parameter.path("name").stringValue();
            JsonTrees.merge(parameter, fragments.path("parameters").path(name));
            JsonTrees.merge(parameter, described.path(name));
            if (!parameter.has("description")) {
                parameter.put("description", name);
            }
            list.add(parameter);
        }
        if (list.isEmpty()) {
            operation.remove("parameters");
        }
    }

    private static ObjectNode query(ObjectNode operation, String name) {
        ObjectNode parameter =
                operation.objectNode().put("name", name).put("in", "query").put("required", false);
        parameter.putObject("schema").put("type", "string");
        return parameter;
    }

    /** Not the map of all query parameters that some handlers take, and not what HTTP itself defines. */
    private static boolean isParameter(ObjectNode parameter) {
        String name = parameter.path("name").stringValue();
        boolean header = "header".equals(parameter.path("in").stringValue());
        boolean map = "object".equals(parameter.at("/schema/type").asString(""));
        return !map && !(header && HEADERS_OF_HTTP.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static void completeAnswers(ObjectNode operation) {
        ObjectNode responses = JsonTrees.child(operation, "responses");
        responses.properties().forEach(response -> {
            if (response.getValue() instanceof ObjectNode answer && !answer.has("$ref")) {
                if (answer.path("content") instanceof ObjectNode content && content.has(ANY_TYPE)) {
                    content.set(JSON_TYPE, content.remove(ANY_TYPE));
                }
                if ("OK".equals(answer.path("description").asString("OK"))) {
                    HttpStatus status = HttpStatus.resolve(Integer.parseInt(response.getKey()));
                    answer.put("description", status == null ? response.getKey() : status.getReasonPhrase());
                }
            }
        });
    }

    private static void addScopes(ObjectNode operation, List<String> anyOf) {
        ArrayNode security = operation.putArray("security");
        if (anyOf.isEmpty()) {
            security.addObject().putArray("oauth2");
        }
        anyOf.forEach(scope -> security.addObject().putArray("oauth2").add(scope));
    }

    private static Set<Integer> problems(String path, ObjectNode operation, boolean open, JsonNode more) {
        Set<Integer> statuses = new TreeSet<>(Set.of(406, 429, 503));
        if (!open) {
            statuses.addAll(Set.of(401, 403));
        }
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (operation.has("parameters")) {
            statuses.add(422);
        }
        if (operation.has("requestBody")) {
            statuses.addAll(Set.of(400, 413, 415, 422));
        }
        boolean conditional = operation
                .path("parameters")
                .valueStream()
                .anyMatch(parameter ->
                        "If-Match".equalsIgnoreCase(parameter.path("name").stringValue()));
        if (conditional) {
            statuses.addAll(Set.of(409, 412));
        }
        more.forEach(status -> statuses.add(status.intValue()));
        return statuses;
    }

    private static void addProblems(ObjectNode operation, Set<Integer> statuses) {
        ObjectNode responses = JsonTrees.child(operation, "responses");
        statuses.stream()
                .map(status -> Integer.toString(status))
                .filter(status -> !responses.has(status))
                .forEach(status -> responses.putObject(status).put("$ref", "#/components/responses/Problem" + status));
    }
}
