package io.conduct.service.openapi;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a service's code contributes to the description of its API, beside its controllers.
 *
 * @param words values for the <code>${name}</code> placeholders of the fragments
 * @param schemas JSON Schemas that become components as they are, by component name
 * @param examples example values that become components, by component name
 */
public record ApiVocabulary(Map<String, String> words, Map<String, JsonNode> schemas, Map<String, JsonNode> examples) {

    /** Takes copies. */
    public ApiVocabulary {
        words = Map.copyOf(words);
        schemas = Map.copyOf(schemas);
        examples = Map.copyOf(examples);
    }

    /** Adds nothing. */
    public static ApiVocabulary empty() {
        return new ApiVocabulary(Map.of(), Map.of(), Map.of());
    }
}
