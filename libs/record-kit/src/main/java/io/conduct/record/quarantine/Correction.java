package io.conduct.record.quarantine;

import io.conduct.record.events.EventReader;
import io.conduct.record.intake.BatchReader;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operator sends in the place of what could not be processed: a whole event, a submission with its {@code org}
 * and {@code sourceId} as in a batch, or the data alone, for the attributes that came in.
 */
final class Correction {

    private static final String CONTENT_TYPE = "content-type";
    private static final String DATA = "data";

    private final BatchReader json;

    Correction(BatchReader json) {
        this.json = json;
    }

    /** The corrected message; 400 when the body is no JSON object, 422 when it needs attributes that did not come in. */
    Message of(Message original, @Nullable MediaType type, byte[] body) {
        ObjectNode object = json.readObject(body);
        if (EventReader.STRUCTURED.equalsTypeAndSubtype(type)) {
            return Message.record(structured(), body);
        }
        if (object.has("org") || object.has("sourceId") || original.form() == Message.Form.ITEM) {
            return Message.item(body);
        }
        return isStructured(original) ? inEnvelope(original, object) : original.with(body);
    }

    private Message inEnvelope(Message original, ObjectNode data) {
        ObjectNode envelope = readable(original)
                .orElseThrow(() -> Problems.unacceptable(List.of(new FieldError(
                                "/sourceId",
                                FieldErrorCodes.REQUIRED,
                                "expected: org and sourceId, because the event's attributes cannot be read")))
                        .asException());
        envelope.remove("data_base64");
        envelope.set(DATA, data);
        return Message.record(structured(), envelope.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Optional<ObjectNode> readable(Message original) {
        byte[] value = original.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readObject(value));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static boolean isStructured(Message message) {
        Header type = message.headers().lastHeader(CONTENT_TYPE);
        return type != null
                && type.value() != null
                && new String(type.value(), StandardCharsets.UTF_8).startsWith(EventReader.STRUCTURED.toString());
    }

    private static RecordHeaders structured() {
        RecordHeaders headers = new RecordHeaders();
        headers.add(CONTENT_TYPE, EventReader.STRUCTURED.toString().getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
