package io.conduct.service.json;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the properties of a submitted object one by one and remembers everything wrong with them, each with its pointer. */
public final class JsonFields {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,30}(\\.\\d{1,30})?");

    /** 1e999999999 is a short text for a very long number. */
    private static final int MOST_ZEROS = 30;

    private final ObjectNode object;
    private final String pointer;
    private final List<FieldError> errors = new ArrayList<>();

    public JsonFields(ObjectNode object) {
        this(object, "");
    }

    /** The properties of an object within the document; {@code pointer} says where it is. */
    public JsonFields(ObjectNode object, String pointer) {
        this.object = object;
        this.pointer = pointer;
    }

    /** Refuses every property that is none of these. */
    public void allow(String... names) {
        Set<String> known = Set.of(names);
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(name, FieldErrorCodes.UNKNOWN_PROPERTY, "expected: no such property"));
    }

    /** Refuses the object when the property is missing or null. */
    public void requirePresent(String name) {
        if (value(name).isEmpty()) {
            refuse(name, FieldErrorCodes.REQUIRED, "expected: present");
        }
    }

    /** A text of {@code least} to {@code most} printable characters; empty when it is missing or refused. */
    public Optional<String> text(String name, int least, int most) {
        return value(name).flatMap(value -> {
            if (!value.isString()) {
                return refuse(name, FieldErrorCodes.TYPE, "expected: string");
            }
            String text = value.stringValue();
            boolean fits = text.length() <= most
                    && text.strip().length() >= least
                    && text.chars().noneMatch(sign -> Character.isISOControl(sign) && sign != '\n');
            return fits
                    ? Optional.of(text)
                    : refuse(
                            name,
                            FieldErrorCodes.LENGTH,
                            "expected: " + least + " to " + most + " printable characters");
        });
    }

    /** True or false; empty when it is missing or refused. */
    public Optional<Boolean> flag(String name) {
        return value(name)
                .flatMap(value -> value.isBoolean()
                        ? Optional.of(value.booleanValue())
                        : refuse(name, FieldErrorCodes.TYPE, "expected: true or false"));
    }

    /** A whole number from 0 to {@code most}; empty when it is missing or refused. */
    public Optional<Long> count(String name, long most) {
        return value(name).flatMap(value -> {
            if (!value.isIntegralNumber()) {
                return refuse(name, FieldErrorCodes.TYPE, "expected: a whole number");
            }
            boolean fits = value.canConvertToLong() && value.longValue() >= 0 && value.longValue() <= most;
            return fits
                    ? Optional.of(value.longValue())
                    : refuse(name, FieldErrorCodes.RANGE, "expected: 0 to " + most);
        });
    }

    /** A decimal of 0 or more, as a number or a decimal text; empty when it is missing or refused. */
    public Optional<BigDecimal> amount(String name, int mostWholeDigits, int mostDecimals) {
        return value(name).flatMap(value -> {
            Optional<BigDecimal> decimal = decimal(value);
            if (decimal.isEmpty()) {
                return refuse(name, FieldErrorCodes.TYPE, "expected: a decimal number such as 256 or \"12.35\"");
            }
            BigDecimal amount = decimal.get();
            boolean fits = amount.signum() >= 0
                    && amount.scale() <= mostDecimals
                    && (long) amount.precision() - amount.scale() <= mostWholeDigits;
            return fits
                    ? Optional.of(amount)
                    : refuse(
                            name,
                            FieldErrorCodes.RANGE,
                            "expected: 0 or more, at most " + mostDecimals + " decimals and " + mostWholeDigits
                                    + " digits before them");
        });
    }

    /** Remembers that a property is wrong; always empty. */
    public <T> Optional<T> refuse(String name, String code, String detail) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        errors.add(new FieldError(pointer + "/" + escaped, code, detail));
        return Optional.empty();
    }

    /** Everything that was wrong so far. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /**
     * Ends the reading.
     *
     * @throws io.conduct.service.problem.ProblemException 422 when anything was wrong
     */
    public void throwIfRefused() {
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private static Optional<BigDecimal> decimal(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return Optional.of(number.scale() < 0 && number.scale() > -MOST_ZEROS ? number.setScale(0) : number);
        }
        return value.isString() && DECIMAL.matcher(value.stringValue()).matches()
                ? Optional.of(new BigDecimal(value.stringValue()))
                : Optional.empty();
    }
}
