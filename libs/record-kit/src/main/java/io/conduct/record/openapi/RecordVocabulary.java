package io.conduct.record.openapi;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.service.openapi.ApiVocabulary;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The words, schemas and examples of a kind. */
final class RecordVocabulary {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORG = "congress.general-office";
    private static final String SOURCE_ID = "2021-0042";

    private RecordVocabulary() {}

    static ApiVocabulary of(RecordKind kind) {
        String name = capitalised(kind);
        Map<String, String> words =
                Map.of("kind", kind.plural(), "Kind", name, "singular", kind.singular(), "type", kind.eventType());
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        schemas.put(name, PublicSchemas.document(kind));
        schemas.put(name + "Derived", PublicSchemas.derived(kind));
        schemas.put(name + "Submission", submission(kind));
        schemas.put(name + "Item", item(kind));
        return new ApiVocabulary(words, schemas, examples(kind));
    }

    /** The public schema as a sender's body has it: with the sender's own version beside the payload. */
    private static ObjectNode submission(RecordKind kind) {
        ObjectNode schema = (ObjectNode) PublicSchemas.document(kind).deepCopy();
        schema.put("$id", PublicSchemas.id(kind) + ":submission");
        ((ObjectNode) schema.path("properties"))
                .putObject("sourceVersion")
                .put("title", "发送方版本号")
                .put("description", "The sender's own version number; a lower one than stored is refused (409).")
                .put("type", "integer")
                .put("minimum", 0);
        return schema;
    }

    /** {@link #submission} as an item of a batch, which names its record itself. */
    private static ObjectNode item(RecordKind kind) {
        ObjectNode schema = submission(kind);
        schema.put("$id", PublicSchemas.id(kind) + ":item");
        ObjectNode properties = (ObjectNode) schema.path("properties");
        properties
                .putObject("org")
                .put("title", "单位代码")
                .put("description", "The org that owns the record, for example congress.general-office.")
                .put("type", "string");
        properties
                .putObject("sourceId")
                .put("title", "来源编号")
                .put("description", "The sender's identifier of the record, unique within org and kind.")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", 128);
        schema.withArray("required").add("org").add("sourceId");
        return schema;
    }

    private static Map<String, JsonNode> examples(RecordKind kind) {
        JsonNode payload = PublicSchemas.example(kind);
        ObjectNode item = JSON.createObjectNode().put("org", ORG).put("sourceId", SOURCE_ID);
        item.setAll((ObjectNode) payload);
        ArrayNode batch = JSON.createArrayNode().add(item);
        String name = capitalised(kind);
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        examples.put(name + "Submission", payload);
        examples.put(name + "Batch", batch);
        examples.put(name + "Lines", JSON.getNodeFactory().stringNode(item + "\n"));
        examples.put(name + "Event", event(kind, payload));
        examples.put(name + "Events", JSON.createArrayNode().add(event(kind, payload)));
        return examples;
    }

    private static ObjectNode event(RecordKind kind, JsonNode payload) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", "b6f4c3d2-0042")
                .put("source", "/orgs/" + ORG)
                .put("subject", SOURCE_ID)
                .put("type", kind.eventType())
                .put("datacontenttype", "application/json");
        event.set("data", payload);
        return event;
    }

    private static String capitalised(RecordKind kind) {
        return kind.singular().substring(0, 1).toUpperCase(Locale.ROOT)
                + kind.singular().substring(1);
    }
}
