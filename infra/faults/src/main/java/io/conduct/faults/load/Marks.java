package io.conduct.faults.load;

import io.conduct.contract.RecordKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The mark by which a content is known again, at the end of a text that counts in no figure. */
public final class Marks {

    private static final String SIGN = " #";

    private Marks() {}

    /** The mark of a payload; the whole text where it has none. */
    public static String of(RecordKind kind, JsonNode payload) {
        String text = payload.path(textOf(kind)).stringValue("");
        int sign = text.lastIndexOf(SIGN);
        return sign < 0 ? text : text.substring(sign + SIGN.length());
    }

    static ObjectNode put(RecordKind kind, ObjectNode content, String mark) {
        String text = textOf(kind);
        return content.put(text, content.path(text).stringValue("-") + SIGN + mark);
    }

    private static String textOf(RecordKind kind) {
        return kind == RecordKind.PETITION ? "topic" : "title";
    }
}
