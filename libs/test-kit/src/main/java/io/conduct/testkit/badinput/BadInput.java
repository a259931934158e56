package io.conduct.testkit.badinput;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One body that no recording service may accept.
 *
 * @param name what is wrong with it; distinct
 * @param mediaType its declared media type; empty for none
 * @param body the bytes
 * @param item the same as an item of a batch, where it can be one
 * @param error the error that the answer names, where it is known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BadInput(
        String name, String mediaType, byte[] body, Optional<JsonNode> item, Optional<ExpectedError> error) {

    static final String JSON = "application/json";

    /**
     * An error that the answer names.
     *
     * @param pointer JSON pointer to the offending value
     * @param code its code
     */
    public record ExpectedError(String pointer, String code) {}

    static BadInput raw(String name, byte[] body) {
        return new BadInput(name, JSON, body, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return name;
    }
}
