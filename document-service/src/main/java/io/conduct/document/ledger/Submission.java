package io.conduct.document.ledger;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the payload of a document out of what a sender submits: its text is counted and not kept. */
final class Submission {

    private static final String TEXT = "text";
    private static final String COUNTED = "counted";
    private static final String CHARACTERS = "characters";

    private Submission() {}

    /** Changes {@code submitted} into a payload; what cannot be taken is answered. */
    static List<FieldError> prepare(ObjectNode submitted) {
        List<FieldError> errors = new ArrayList<>(SecretScreen.errorsIn(submitted));
        JsonNode text = submitted.get(TEXT);
        if (text != null && errors.stream().noneMatch(error -> error.pointer().equals("/" + TEXT))) {
            count(text, submitted, errors);
        }
        if (!submitted.has(CHARACTERS)
                && submitted.path(COUNTED).path(CHARACTERS).isIntegralNumber()) {
            submitted.set(CHARACTERS, submitted.path(COUNTED).path(CHARACTERS));
        }
        return errors;
    }

    private static void count(JsonNode text, ObjectNode submitted, List<FieldError> errors) {
        int characters = text.isString() ? BodyText.charactersOf(text.stringValue()) : 0;
        if (!text.isString()) {
            errors.add(new FieldError("/" + TEXT, FieldErrorCodes.TYPE, "expected: string"));
        } else if (characters == 0) {
            errors.add(new FieldError("/" + TEXT, FieldErrorCodes.LENGTH, "expected: a body of 1 character or more"));
        } else {
            submitted.remove(TEXT);
            submitted.putObject(COUNTED).put(CHARACTERS, characters).put("rule", BodyText.RULE);
        }
    }
}
