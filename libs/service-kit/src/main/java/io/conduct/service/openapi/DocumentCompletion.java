package io.conduct.service.openapi;

import io.conduct.service.security.AccessRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes what was generated from the controllers: the fragments are laid over it, schemas and examples come in as they
 * are, every operation gets its scopes, its problems, examples and a name that is unique on the whole platform. Pure.
 */
final class DocumentCompletion {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final ObjectNode fragments;
    private final ApiVocabulary vocabulary;
    private final OperationCompletion operations;
    private final OperationScopes scopes;

    DocumentCompletion(ObjectNode fragments, ApiVocabulary vocabulary, AccessRules rules) {
        this.fragments = fragments;
        this.vocabulary = vocabulary;
        this.scopes = new OperationScopes(rules);
        this.operations = new OperationCompletion(fragments, scopes);
    }

    ObjectNode complete(ObjectNode document) {
        JsonTrees.merge(document, fragments.path("document"));
        document.putArray("servers").addObject().put("url", "/").put("description", "The gateway");
        addComponents(document);
        Examples examples = new Examples(document, fragments.path("samples"));
        Set<String> tags = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        ObjectNode paths = JsonTrees.child(document, "paths");
        paths.propertyNames().removeIf(path -> !path.startsWith("/api/"));
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey()) && entry.getValue() instanceof ObjectNode operation) {
                        String method = entry.getKey().toUpperCase(Locale.ROOT);
                        operations.complete(method, path.getKey(), operation);
                        examples.complete(operation);
                        operation.path("tags").forEach(tag -> tags.add(tag.stringValue()));
                        used.addAll(scopes.anyOf(method, path.getKey()));
                    }
                }));
        document.putArray("tags");
        tags.forEach(tag -> document.withArray("tags")
                .addObject()
                .put("name", tag)
                .put("description", fragments.path("tags").path(tag).asString(tag)));
        keepScopes(document, used);
        List.of("schemas", "examples", "responses").forEach(section -> JsonTrees.dropUnused(document, section));
        return document;
    }

    private void addComponents(ObjectNode document) {
        ObjectNode components = JsonTrees.child(document, "components");
        ObjectNode schemas = JsonTrees.child(components, "schemas");
        Map<String, JsonNode> given = vocabulary.schemas();
        given.keySet().stream().sorted().forEach(name -> schemas.set(name, given.get(name)));
        ObjectNode examples = JsonTrees.child(components, "examples");
        vocabulary.examples().keySet().stream()
                .sorted()
                .forEach(name -> examples.putObject(name)
                        .set("value", vocabulary.examples().get(name)));
        JsonTrees.merge(components, fragments.path("components"));
    }

    private static void keepScopes(ObjectNode document, Set<String> used) {
        JsonNode listed = document.at("/components/securitySchemes/oauth2/flows/clientCredentials/scopes");
        if (listed instanceof ObjectNode object) {
            object.propertyNames().removeIf(scope -> !used.contains(scope));
        }
    }
}
