package io.conduct.testkit.doors;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Submissions as CloudEvents. */
final class Events {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    /** From here on an event would be refused for its own size before its data is looked at. */
    private static final int LARGE = 100_000;

    private Events() {}

    static Map<String, String> attributes(Submission one, String type) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", one.eventId());
        attributes.put("type", type);
        attributes.put("source", "/orgs/" + one.org());
        attributes.put("subject", one.sourceId());
        return attributes;
    }

    /** In structured mode: the data as JSON, or as bytes for every other event and for what is no JSON. */
    static String structured(Submission one, String type) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        attributes(one, type).forEach(event::put);
        boolean isLarge = one.body().length() > LARGE;
        if (!isJson(one.body()) || (!isLarge && one.sourceId().hashCode() % 2 == 0)) {
            return event.put("data_base64", Base64.getEncoder().encodeToString(one.bytes()))
                    .toString();
        }
        String attributes = event.toString();
        return attributes.substring(0, attributes.length() - 1) + ",\"data\":" + one.body() + "}";
    }

    private static boolean isJson(String body) {
        try {
            return STRICT.readTree(body).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }
}
