package io.conduct.record.quarantine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came in, as it came: headers and bytes. Credentials among the headers are left out; nobody needs them once they
 * were checked, and whoever reads them could use them.
 */
public final class Message {

    /** What the bytes are to be read as. */
    public enum Form {
        /** A Kafka record with an event, in either mode. */
        RECORD,
        /** One JSON object with {@code org} and {@code sourceId}, as in a batch. */
        ITEM
    }

    /**
     * The property of an {@link Form#ITEM} that holds the cells of a ledger's row that could not be read. Until it is gone,
     * the item is not recorded: something would be missing.
     */
    public static final String UNREAD_CELLS = "unreadCells";

    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Form form;
    private final RecordHeaders headers;
    private final byte @Nullable [] value;

    private Message(Form form, Iterable<Header> headers, byte @Nullable [] value) {
        this.form = form;
        this.headers = new RecordHeaders();
        for (Header header : headers) {
            if (!CREDENTIALS.contains(header.key().toLowerCase(Locale.ROOT))) {
                this.headers.add(header);
            }
        }
        this.value = value;
    }

    /** A Kafka record, whose value may be missing. */
    public static Message record(Headers headers, byte @Nullable [] value) {
        return new Message(Form.RECORD, headers, value);
    }

    /** One submission with its names. */
    public static Message item(byte[] json) {
        return new Message(Form.ITEM, List.of(), json);
    }

    /** What the bytes are. */
    public Form form() {
        return form;
    }

    /** The headers without credentials. */
    public Headers headers() {
        return new RecordHeaders(headers.toArray());
    }

    /** The bytes; null when there were none, or more than are kept. */
    public byte @Nullable [] value() {
        return value;
    }

    /** The same headers with other bytes. */
    Message with(byte @Nullable [] newValue) {
        return new Message(form, headers, newValue);
    }

    byte[] toBytes() {
        ObjectNode message = JSON.createObjectNode().put("form", form.name());
        ArrayNode list = message.putArray("headers");
        for (Header header : headers) {
            list.addObject().put("name", header.key()).put("value", text(header.value()));
        }
        message.put("value", text(value));
        return JSON.writeValueAsBytes(message);
    }

    static Message ofBytes(byte[] bytes) {
        JsonNode message = JSON.readTree(bytes);
        List<Header> headers = new ArrayList<>();
        for (JsonNode header : message.required("headers").asArray()) {
            headers.addAll(List.of(new RecordHeaders()
                    .add(header.required("name").stringValue(), binary(header.required("value")))
                    .toArray()));
        }
        return new Message(
                Form.valueOf(message.required("form").stringValue()), headers, binary(message.required("value")));
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }

    private static byte @Nullable [] binary(JsonNode text) {
        return text.isNull() ? null : Base64.getDecoder().decode(text.stringValue());
    }
}
