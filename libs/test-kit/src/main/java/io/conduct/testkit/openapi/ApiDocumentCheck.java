package io.conduct.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Looks at an OpenAPI 3.1 document: well-formed by the official schema, complete, and without loose ends. */
public final class ApiDocumentCheck {

    private static final String OFFICIAL = "openapi-3.1.schema.json";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** A variable of a path with the pattern it may have, in which braces may be nested once. */
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^:{}]+)(?::(?:[^{}]|\\{[^{}]*})*)?}");

    private static final List<String> SHAPES =
            List.of("type", "$ref", "anyOf", "oneOf", "allOf", "enum", "const", "not");

    private final JsonNode document;

    /** @param document the document as JSON text */
    public ApiDocumentCheck(byte[] document) {
        this.document = JSON.readTree(document);
    }

    /** Checks everything but which operations there are. */
    public ApiDocumentCheck isWhole() {
        assertThat(official().validate(document))
                .as("errors by the schema of OpenAPI 3.1")
                .isEmpty();
        List<String> faults = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        operations().forEach(operation -> faultsOf(operation, ids, faults));
        danglingReferences(faults);
        document.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> shapeless("components/schemas/" + schema.getKey(), schema.getValue(), faults));
        assertThat(faults).isEmpty();
        return this;
    }

    /** Exactly these operations are described, each as {@code METHOD path}. */
    public ApiDocumentCheck describes(Set<String> mapped) {
        Set<String> described = new TreeSet<>();
        operations().forEach(operation -> described.add(operation.name()));
        assertThat(described).isEqualTo(new TreeSet<>(mapped));
        return this;
    }

    /** Of everything that is mapped, what belongs to the API; the variables of a path lose their patterns. */
    public static Set<String> operationsOf(Stream<String> mapped) {
        return mapped.filter(operation -> operation.contains(" /api/"))
                .map(ApiDocumentCheck::withoutPatterns)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A path whose variables have lost the patterns they may be mapped with. */
    public static String withoutPatterns(String path) {
        return VARIABLE.matcher(path).replaceAll("{$1}");
    }

    private record Operation(String name, JsonNode content) {}

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        String name = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                        operations.add(new Operation(name, method.getValue()));
                    }
                }));
        return operations;
    }

    private void faultsOf(Operation operation, Set<String> ids, List<String> faults) {
        JsonNode content = operation.content();
        String id = content.path("operationId").asString("");
        if (id.isEmpty() || !ids.add(id)) {
            faults.add(operation.name() + ": operationId '" + id + "' missing or there twice");
        }
        String summary = content.path("summary").asString("");
        if (summary.isBlank() || summary.startsWith(operation.name().split(" ", 2)[0] + " ")) {
            faults.add(operation.name() + ": no summary of its own");
        }
        if (content.path("responses").propertyNames().stream().noneMatch(status -> status.startsWith("2"))) {
            faults.add(operation.name() + ": no answer for when all goes well");
        }
        if (!content.has("security")) {
            faults.add(operation.name() + ": does not say who may call it");
        }
        content.path("parameters").forEach(parameter -> {
            if (parameter.path("description").asString("").isBlank()) {
                faults.add(operation.name() + ": parameter without description " + parameter.path("name"));
            }
            shapeless(operation.name() + " parameter " + parameter.path("name"), parameter.path("schema"), faults);
        });
        bodies(operation.name() + " request", content.path("requestBody"), faults);
        examples(operation.name() + " request", content.path("requestBody"), faults);
        content.path("responses").properties().forEach(response -> answer(operation, response.getKey(), faults));
        for (String status : List.of("406", "429", "503")) {
            if (!content.path("responses").has(status)) {
                faults.add(operation.name() + ": no answer " + status);
            }
        }
    }

    private void answer(Operation operation, String status, List<String> faults) {
        JsonNode response = resolved(operation.content().path("responses").path(status));
        String where = operation.name() + " answer " + status;
        if (!"204".equals(status) && response.path("content").isEmpty()) {
            faults.add(where + ": no content");
        }
        bodies(where, response, faults);
        examples(where, response, faults);
    }

    /** Every body in JSON has examples, and they are what the schema says. */
    private void examples(String where, JsonNode holder, List<String> faults) {
        holder.path("content").properties().forEach(media -> {
            if (!media.getKey().endsWith("json")) {
                return;
            }
            List<JsonNode> examples = examplesOf(media.getValue());
            if (examples.isEmpty()) {
                faults.add(where + " " + media.getKey() + ": no example");
            }
            Schema schema = within(media.getValue().path("schema"));
            examples.forEach(example -> schema.validate(example)
                    .forEach(error -> faults.add(where + " " + media.getKey() + ": example: " + error)));
        });
    }

    private List<JsonNode> examplesOf(JsonNode media) {
        List<JsonNode> examples = new ArrayList<>();
        if (media.has("example")) {
            examples.add(media.path("example"));
        }
        media.path("examples").forEach(example -> examples.add(resolved(example).path("value")));
        return examples;
    }

    /** A schema of the document with everything it may refer to. */
    private Schema within(JsonNode schema) {
        ObjectNode whole = schema.isObject() ? ((ObjectNode) schema).deepCopy() : JSON.createObjectNode();
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }

    private static void bodies(String where, JsonNode holder, List<String> faults) {
        holder.path("content").properties().forEach(media -> {
            if (!media.getValue().has("schema")) {
                faults.add(where + " " + media.getKey() + ": no schema");
            } else {
                shapeless(where + " " + media.getKey(), media.getValue().path("schema"), faults);
            }
        });
    }

    /** A schema must say something: a type, values or parts; an object must name properties or what it holds. */
    private static void shapeless(String where, JsonNode schema, List<String> faults) {
        if (SHAPES.stream().noneMatch(schema::has) && !schema.has("properties")) {
            faults.add(where + ": a schema that says nothing");
        }
        boolean anyObject = "object".equals(schema.path("type").asString(""))
                && List.of("properties", "additionalProperties", "maxProperties", "anyOf", "oneOf", "allOf").stream()
                        .noneMatch(schema::has);
        if (anyObject) {
            faults.add(where + ": an object without properties");
        }
        schema.path("properties")
                .properties()
                .forEach(property -> shapeless(where + "/" + property.getKey(), property.getValue(), faults));
        if (schema.has("items")) {
            shapeless(where + "/items", schema.path("items"), faults);
        }
    }

    private void danglingReferences(List<String> faults) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(document));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node.has("$ref") && resolved(node).isMissingNode()) {
                faults.add("leads nowhere: " + node.path("$ref"));
            }
            node.forEach(open::push);
        }
    }

    private JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asString("");
        return ref.startsWith("#/") ? document.at(JsonPointer.compile(ref.substring(1))) : node;
    }

    private static Schema official() {
        try (InputStream in = Objects.requireNonNull(ApiDocumentCheck.class.getResourceAsStream(OFFICIAL), OFFICIAL)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(OFFICIAL, e);
        }
    }
}
