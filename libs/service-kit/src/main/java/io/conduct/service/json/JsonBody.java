package io.conduct.service.json;

import io.conduct.service.problem.Problems;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a request as one strict JSON object of bounded size; fractions keep every digit. */
public final class JsonBody {

    private final int maxBytes;
    private final ObjectReader reader;

    private JsonBody(int maxBytes) {
        this.maxBytes = maxBytes;
        this.reader = StrictJson.mapper(maxBytes)
                .readerFor(JsonNode.class)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** Bodies of at most this many bytes. */
    public static JsonBody upTo(int maxBytes) {
        return new JsonBody(maxBytes);
    }

    /** The object; 413 for a larger body, 400 for anything that is no JSON object. */
    public Mono<ObjectNode> object(ServerHttpRequest request) {
        return BoundedBody.read(request, maxBytes).map(this::parsed);
    }

    private ObjectNode parsed(byte[] body) {
        try {
            if (reader.<JsonNode>readValue(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw Problems.malformed("expected: a JSON object").asException();
        }
        throw Problems.malformed("expected: a JSON object").asException();
    }
}
