package io.conduct.service.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hand-written part of the description: every {@code io/conduct/openapi/*.yaml} of the class path, so that a library
 * describes what it brings and a service what it adds. The files name operations as {@code METHOD path}.
 */
final class ApiFragments {

    static final String PATTERN = "classpath*:io/conduct/openapi/*.yaml";

    private static final String RESOURCE = "resource";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ApiFragments() {}

    /** Every fragment of the class path as one tree. */
    static ObjectNode ofClassPath(Map<String, String> words) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(PATTERN);
            Arrays.sort(files, Comparator.comparing(file -> Objects.requireNonNullElse(file.getFilename(), "")));
            ObjectNode merged = JSON.createObjectNode();
            for (Resource file : files) {
                JsonTrees.merge(merged, read(file.getContentAsString(StandardCharsets.UTF_8), words));
            }
            takeIn(merged.path("components").path("schemas"));
            return merged;
        } catch (IOException e) {
            throw new UncheckedIOException(PATTERN, e);
        }
    }

    /**
     * A schema that a fragment only names, as {@code resource: file}, is read from the class path. What it refers to
     * within itself is then within the document.
     */
    private static void takeIn(JsonNode schemas) throws IOException {
        for (Map.Entry<String, JsonNode> schema : List.copyOf(schemas.properties())) {
            String file = schema.getValue().path(RESOURCE).asString("");
            if (!file.isEmpty()) {
                String text = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
                JsonNode read = JSON.readTree(text.replace("\"#/", "\"#/components/schemas/" + schema.getKey() + "/"));
                ((ObjectNode) schemas).set(schema.getKey(), ((ObjectNode) read).without("$id"));
            }
        }
    }

    static ObjectNode read(String yaml, Map<String, String> words) {
        String text = yaml;
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("${" + word.getKey() + "}", word.getValue());
        }
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        JsonNode node = JSON.valueToTree(tree);
        return node instanceof ObjectNode object ? object : JSON.createObjectNode();
    }
}
