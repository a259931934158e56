package io.conduct.record.events;

import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.rw.CloudEventRWException;
import io.cloudevents.rw.CloudEventWriter;
import io.cloudevents.rw.CloudEventWriterFactory;
import io.conduct.contract.TraceContext;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attributes of one event as they come in from the SDK's reader. Each is tried on the SDK's builder, which knows what
 * it may look like; everything wrong is remembered instead of stopping at the first.
 */
final class EventAttributes
        implements CloudEventWriterFactory<EventAttributes, EventAttributes>, CloudEventWriter<EventAttributes> {

    static final String SPEC_VERSION = "specversion";
    static final String DATA = "data";
    static final String DATA_BASE64 = "data_base64";

    /** The attributes that CloudEvents itself defines; they are texts. */
    static final Set<String> DEFINED = Set.copyOf(SpecVersion.V1.getAllAttributes());

    private static final Set<String> OURS = Stream.concat(DEFINED.stream(), Stream.of(SPEC_VERSION, DATA, DATA_BASE64))
            .collect(Collectors.toUnmodifiableSet());

    private final io.cloudevents.core.v1.CloudEventBuilder builder = CloudEventBuilder.v1();
    private final Map<String, String> values = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();
    private byte[] data = new byte[0];

    @Override
    public EventAttributes create(SpecVersion version) {
        checkSpecVersion(version.toString());
        return this;
    }

    @Override
    public EventAttributes withContextAttribute(String name, String value) {
        if (values.putIfAbsent(name, value) != null) {
            refuse(name, FieldErrorCodes.FORMAT, "expected: given once");
            return this;
        }
        try {
            builder.withContextAttribute(name, value);
        } catch (CloudEventRWException e) {
            refuse(name, FieldErrorCodes.FORMAT, "expected: an attribute as CloudEvents 1.0 defines it");
        }
        return this;
    }

    @Override
    public EventAttributes end(CloudEventData body) {
        data = body.toBytes();
        return this;
    }

    @Override
    public EventAttributes end() {
        return this;
    }

    void checkSpecVersion(String version) {
        if (!version.equals(SpecVersion.V1.toString())) {
            refuse(SPEC_VERSION, FieldErrorCodes.UNKNOWN_VALUE, "expected: 1.0");
        }
    }

    /** The value, unless it is missing or empty, which is an error. */
    Optional<String> required(String name) {
        Optional<String> value = optional(name).filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            refuse(name, FieldErrorCodes.REQUIRED, "expected: present");
        }
        return value;
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The trace the event belongs to, by the distributed tracing extension; what is none is passed over. */
    Optional<TraceContext> trace() {
        return TraceContext.of(values.get(TraceContext.TRACEPARENT), values.get(TraceContext.TRACESTATE));
    }

    /** Remembers an error. Whatever is wrong with a name that the sender made up, it is one we do not know. */
    void refuse(String name, String code, String detail) {
        String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        String known = OURS.contains(name) ? code : FieldErrorCodes.UNKNOWN_PROPERTY;
        if (errors.stream().noneMatch(error -> error.pointer().equals(pointer))) {
            errors.add(new FieldError(pointer, known, detail));
        }
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    byte[] data() {
        return data;
    }

    /** Whether a text can be a header or attribute of ours at all. */
    static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
