package io.conduct.petition.personal;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the personal part out of a submission and checks it. What it says of errors never quotes a value. */
final class PersonalReader {

    static final String PETITIONERS = "petitioners";
    static final String CONTENT = "content";

    private static final int MOST_PETITIONERS = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PHONE = 30;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_CONTENT = 50_000;

    private static final Set<String> PROPERTIES =
            Set.of(Petitioner.NAME, Petitioner.ID_NUMBER, Petitioner.PHONE, Petitioner.ADDRESS);
    private static final Pattern LINE = Pattern.compile("(?=.*[^\\s\\p{Z}])[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");
    /** One class of characters: a choice between two would be tried on the stack, a frame for each character. */
    private static final Pattern TEXT = Pattern.compile("(?=(?s:.*)[^\\s\\p{Z}])[[^\\p{Cc}\\p{Cs}]\\t\\n\\r]+");

    private static final Pattern PHONE_NUMBER = Pattern.compile("[+(（]?[0-9][0-9 ()（）转-]{3,28}[0-9]");
    private static final String LINE_EXPECTED = "expected: a line of text";

    private final List<FieldError> errors;

    private PersonalReader(List<FieldError> errors) {
        this.errors = errors;
    }

    /** Takes the personal properties out of {@code submitted} and adds what is wrong with them to {@code errors}. */
    static PersonalPart take(ObjectNode submitted, List<FieldError> errors) {
        JsonNode petitioners = submitted.remove(PETITIONERS);
        JsonNode content = submitted.remove(CONTENT);
        PersonalReader reader = new PersonalReader(errors);
        return new PersonalPart(
                petitioners == null ? List.of() : reader.petitioners(petitioners),
                content == null
                        ? null
                        : reader.text(content, "/" + CONTENT, LONGEST_CONTENT, TEXT, "expected: a text"));
    }

    private List<Petitioner> petitioners(JsonNode node) {
        String pointer = "/" + PETITIONERS;
        List<Petitioner> petitioners = new ArrayList<>();
        if (!node.isArray()) {
            refuse(pointer, FieldErrorCodes.TYPE, "expected: array");
            return petitioners;
        }
        if (node.size() > MOST_PETITIONERS) {
            refuse(pointer, FieldErrorCodes.LENGTH, "expected: at most " + MOST_PETITIONERS + " items");
            return petitioners;
        }
        for (int i = 0; i < node.size(); i++) {
            Petitioner petitioner = petitioner(node.get(i), pointer + "/" + i);
            if (petitioner != null) {
                petitioners.add(petitioner);
            }
        }
        return petitioners;
    }

    private @Nullable Petitioner petitioner(JsonNode node, String pointer) {
        if (!(node instanceof ObjectNode object)) {
            refuse(pointer, FieldErrorCodes.TYPE, "expected: object");
            return null;
        }
        if (!PROPERTIES.containsAll(object.propertyNames())) {
            // The name of the property stays unsaid: it may be what should have been the value.
            refuse(
                    pointer,
                    FieldErrorCodes.UNKNOWN_PROPERTY,
                    "expected: no property but name, idNumber, phone and address");
            return null;
        }
        if (object.isEmpty()) {
            refuse(pointer, FieldErrorCodes.LENGTH, "expected: at least 1 property");
            return null;
        }
        return new Petitioner(
                line(object, pointer, Petitioner.NAME, LONGEST_NAME),
                idNumber(object, pointer),
                phone(object, pointer),
                line(object, pointer, Petitioner.ADDRESS, LONGEST_ADDRESS));
    }

    private @Nullable String line(ObjectNode object, String pointer, String property, int longest) {
        JsonNode value = object.get(property);
        return value == null ? null : text(value, pointer + "/" + property, longest, LINE, LINE_EXPECTED);
    }

    private @Nullable String idNumber(ObjectNode object, String parent) {
        String pointer = parent + "/" + Petitioner.ID_NUMBER;
        String sent = line(object, parent, Petitioner.ID_NUMBER, LONGEST_NAME);
        if (sent == null) {
            return null;
        }
        String number = IdentityNumber.normalise(sent);
        if (!IdentityNumber.isValid(number)) {
            refuse(pointer, FieldErrorCodes.FORMAT, "expected: 18 characters with the right check character");
            return null;
        }
        return number;
    }

    private @Nullable String phone(ObjectNode object, String parent) {
        JsonNode value = object.get(Petitioner.PHONE);
        return value == null
                ? null
                : text(
                        value,
                        parent + "/" + Petitioner.PHONE,
                        LONGEST_PHONE,
                        PHONE_NUMBER,
                        "expected: 5 to 30 digits, spaces, hyphens, brackets");
    }

    private @Nullable String text(JsonNode value, String pointer, int longest, Pattern form, String expected) {
        if (!value.isString()) {
            refuse(pointer, FieldErrorCodes.TYPE, "expected: string");
            return null;
        }
        String text = value.stringValue();
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > longest) {
            refuse(pointer, FieldErrorCodes.LENGTH, "expected: 1 to " + longest + " characters");
            return null;
        }
        if (!form.matcher(text).matches()) {
            refuse(pointer, FieldErrorCodes.FORMAT, expected);
            return null;
        }
        return text;
    }

    private void refuse(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }
}
