package io.conduct.record.events;

import io.cloudevents.SpecVersion;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.conduct.contract.TraceContext;
import io.conduct.record.intake.BatchReader;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a CloudEvent 1.0, whatever carried it. The attributes go through the CloudEvents SDK; the data is read by the
 * strict reader of every other door, and never through a parser that would take a property twice or round a number.
 */
public final class EventReader {

    /** One event as JSON with its attributes. */
    public static final MediaType STRUCTURED = new MediaType("application", "cloudevents+json");
    /** A JSON array of such. */
    public static final MediaType BATCHED = new MediaType("application", "cloudevents-batch+json");

    private static final String HTTP_PREFIX = "ce-";
    private static final String KAFKA_PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";
    private static final String DATA_CONTENT_TYPE = "datacontenttype";

    private final EventMeaning meaning;
    private final BatchReader json;

    public EventReader(EventMeaning meaning, BatchReader json) {
        this.meaning = meaning;
        this.json = json;
    }

    /** Reads an event in HTTP's binary mode: attributes as {@code ce-} headers, the data as the body. */
    public EventReading readBinary(HttpHeaders headers, byte[] body, Caller caller) {
        EventAttributes attributes = new EventAttributes();
        Map<String, String> decoded = new HashMap<>();
        headers.forEach((name, values) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (key.startsWith(HTTP_PREFIX)) {
                decoded.put(key, decode(key.substring(HTTP_PREFIX.length()), values, attributes));
            }
        });
        takeSpecVersion(decoded.put(HTTP_PREFIX + EventAttributes.SPEC_VERSION, SpecVersion.V1.toString()), attributes);
        return readData(HttpMessageFactory.createReader(decoded, body).read(attributes), caller);
    }

    /** Reads an event in structured mode: a JSON object of attributes and {@code data}. */
    public EventReading readStructured(byte[] body, Caller caller) {
        try {
            return readStructured(json.readObject(body), caller);
        } catch (ProblemException e) {
            return EventReading.unreadable(e.problem());
        }
    }

    /** Reads an event in structured mode that is JSON already. */
    public EventReading readStructured(ObjectNode event, Caller caller) {
        EventAttributes attributes = new EventAttributes();
        JsonNode data = event.remove(EventAttributes.DATA);
        JsonNode base64 = event.remove(EventAttributes.DATA_BASE64);
        JsonNode version = event.remove(EventAttributes.SPEC_VERSION);
        takeSpecVersion(version == null || !version.isString() ? null : version.stringValue(), attributes);
        event.forEachEntry((name, value) -> takeAttribute(name, value, attributes));
        attributes
                .optional(DATA_CONTENT_TYPE)
                .filter(type -> !isJson(type))
                .ifPresent(type -> attributes.refuse(
                        DATA_CONTENT_TYPE, FieldErrorCodes.UNKNOWN_VALUE, "expected: application/json"));
        try {
            return meaning.of(attributes, dataOf(data, base64, attributes), caller);
        } catch (ProblemException e) {
            return meaning.refused(attributes, e.problem());
        }
    }

    /**
     * Reads a Kafka record in either mode; the content type tells them apart. The trace of the client that sent it goes
     * before the one that the event names.
     */
    public EventReading readKafka(Headers headers, byte @Nullable [] value, Caller caller) {
        EventReading reading = readEvent(headers, value, caller);
        return TraceContext.beside(headers).map(reading::sentIn).orElse(reading);
    }

    private EventReading readEvent(Headers headers, byte @Nullable [] value, Caller caller) {
        if (value == null) {
            return EventReading.unreadable(Problems.malformed("expected: a record with a value"));
        }
        Header declared = headers.lastHeader(CONTENT_TYPE);
        String type = declared == null || declared.value() == null
                ? MediaType.APPLICATION_JSON_VALUE
                : new String(declared.value(), StandardCharsets.UTF_8);
        if (type.toLowerCase(Locale.ROOT).startsWith("application/cloudevents")) {
            return isOf(type, STRUCTURED) ? readStructured(value, caller) : unsupported();
        }
        return isJson(type) ? readKafkaBinary(headers, value, caller) : unsupported();
    }

    private EventReading readKafkaBinary(Headers headers, byte[] value, Caller caller) {
        EventAttributes attributes = new EventAttributes();
        String specVersion = KAFKA_PREFIX + EventAttributes.SPEC_VERSION;
        Headers known = new RecordHeaders();
        for (Header header : headers) {
            if (header.value() != null && header.key().startsWith(KAFKA_PREFIX)) {
                known.add(header);
            }
        }
        Header version = known.lastHeader(specVersion);
        takeSpecVersion(version == null ? null : new String(version.value(), StandardCharsets.UTF_8), attributes);
        known.remove(specVersion);
        known.add(specVersion, SpecVersion.V1.toString().getBytes(StandardCharsets.UTF_8));
        return readData(KafkaMessageFactory.createReader(known, value).read(attributes), caller);
    }

    private EventReading readData(EventAttributes attributes, Caller caller) {
        try {
            boolean empty = attributes.data().length == 0 && meaning.needsNoData(attributes);
            return meaning.of(attributes, empty ? null : json.readObject(attributes.data()), caller);
        } catch (ProblemException e) {
            return meaning.refused(attributes, e.problem());
        }
    }

    private @Nullable ObjectNode dataOf(
            @Nullable JsonNode data, @Nullable JsonNode base64, EventAttributes attributes) {
        if (data instanceof ObjectNode object && base64 == null) {
            return object;
        }
        if (data == null && base64 != null && base64.isString()) {
            return json.readObject(bytesOf(base64.stringValue()));
        }
        if (data != null && base64 != null) {
            attributes.refuse(EventAttributes.DATA_BASE64, FieldErrorCodes.INCONSISTENT, "expected: not beside data");
        } else if (base64 != null) {
            attributes.refuse(EventAttributes.DATA_BASE64, FieldErrorCodes.TYPE, "expected: string");
        } else if (data != null && !data.isNull()) {
            attributes.refuse(EventAttributes.DATA, FieldErrorCodes.TYPE, "expected: object");
        } else if (!meaning.needsNoData(attributes)) {
            attributes.refuse(EventAttributes.DATA, FieldErrorCodes.REQUIRED, "expected: present");
        }
        return null;
    }

    private static byte[] bytesOf(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            FieldError error =
                    new FieldError("/" + EventAttributes.DATA_BASE64, FieldErrorCodes.FORMAT, "expected: Base64");
            throw Problems.unacceptable(List.of(error)).asException();
        }
    }

    private static void takeAttribute(String name, JsonNode value, EventAttributes attributes) {
        if (value.isString()) {
            attributes.withContextAttribute(name, value.stringValue());
        } else if ((value.isBoolean() || value.isIntegralNumber()) && !EventAttributes.DEFINED.contains(name)) {
            attributes.withContextAttribute(name, value.asString());
        } else if (!value.isNull()) {
            attributes.refuse(name, FieldErrorCodes.TYPE, "expected: string");
        }
    }

    private static void takeSpecVersion(@Nullable String version, EventAttributes attributes) {
        if (version == null) {
            attributes.refuse(EventAttributes.SPEC_VERSION, FieldErrorCodes.REQUIRED, "expected: present");
        } else {
            attributes.checkSpecVersion(version);
        }
    }

    private static String decode(String name, List<String> values, EventAttributes attributes) {
        String decoded = values.size() == 1
                ? HttpAttributes.decode(Objects.requireNonNull(values.get(0))).orElse(null)
                : null;
        if (decoded == null) {
            attributes.refuse(
                    name,
                    FieldErrorCodes.FORMAT,
                    "expected: given once, in US-ASCII, other characters as %XX of UTF-8");
            return "";
        }
        return decoded;
    }

    private static boolean isJson(String type) {
        return isOf(type, MediaType.APPLICATION_JSON);
    }

    private static boolean isOf(String type, MediaType expected) {
        try {
            return expected.equalsTypeAndSubtype(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static EventReading unsupported() {
        Problem problem =
                Problems.ofStatus(415, "Unsupported Media Type", "expected: application/json or " + STRUCTURED);
        return EventReading.unreadable(problem);
    }
}
