package io.conduct.local.launcher.access;

import java.net.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a call came to.
 *
 * @param status the HTTP status
 * @param headers the response's headers
 * @param body the response's text
 */
public record Answer(int status, HttpHeaders headers, String body) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_SHOWN = 500;

    /** The body as JSON; a missing node where it is none. */
    public JsonNode json() {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** The first value of a header, or "". */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Status and the beginning of the body. */
    @Override
    public String toString() {
        return status + " " + (body.length() > MOST_SHOWN ? body.substring(0, MOST_SHOWN) + "…" : body);
    }
}
