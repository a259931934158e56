package io.conduct.document.ledger;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refuses what is marked secret, wherever the mark stands, before anything is made of it: secret carriers may not pass
 * through a network like this one (保守国家秘密法, 2024). What is secret is never repeated, only where it stands.
 */
final class SecretScreen {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_-]+");
    /** What systems call the secrecy of a document, in lower case and without separators. */
    private static final Set<String> SECRECY = Set.of(
            "secrecy",
            "secret",
            "issecret",
            "secretlevel",
            "secrecylevel",
            "secretgrade",
            "secrecygrade",
            "secrecyterm",
            "securitylevel",
            "securityclassification",
            "classification",
            "classificationlevel",
            "classified",
            "confidential",
            "confidentiality",
            "confidentialitylevel",
            "miji",
            "密级",
            "密级和保密期限",
            "保密期限",
            "保密级别",
            "涉密等级");
    /** What says that a document is not secret. */
    private static final Set<String> NONE =
            Set.of("", "false", "0", "no", "none", "null", "public", "unclassified", "无", "否", "公开", "非密", "非涉密", "普通");

    private SecretScreen() {}

    /** What is marked secret in {@code submitted}: one error for each of its properties that is. */
    static List<FieldError> errorsIn(ObjectNode submitted) {
        List<FieldError> errors = new ArrayList<>();
        submitted.forEachEntry((name, value) -> {
            if (isSecrecy(name, value) || isMarked(value)) {
                errors.add(refusal(name));
            }
        });
        return errors;
    }

    private static boolean isSecrecy(String name, JsonNode value) {
        return SECRECY.contains(plain(name)) && !(value.isValueNode() && NONE.contains(plain(value.asString(""))));
    }

    private static boolean isMarked(JsonNode value) {
        return value.isString()
                ? SecretMark.isIn(value.stringValue())
                : value.valueStream().anyMatch(SecretScreen::isMarked);
    }

    private static String plain(String text) {
        return SEPARATORS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static FieldError refusal(String property) {
        return new FieldError(
                "/" + property.replace("~", "~0").replace("/", "~1"),
                FieldErrorCodes.SECRET_REFUSED,
                "a document marked secret may not be sent; declare only how many there are");
    }
}
