package io.conduct.aggregator.edition;

import io.conduct.aggregator.edition.Restatement.Item;
import io.conduct.aggregator.edition.Restatement.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the declared numbers of now differ from those of an edition. */
final class DeclaredItems {

    private static final String VALUE = "value";
    private static final String UNIT = "unit";
    private static final String COMPARISON = "comparison";

    private DeclaredItems() {}

    /** The numbers that differ, by their codes. */
    static List<Item> between(JsonNode frozen, JsonNode now) {
        Map<String, JsonNode> before = byCode(frozen);
        Map<String, JsonNode> after = byCode(now);
        Set<String> codes = new TreeSet<>(before.keySet());
        codes.addAll(after.keySet());
        List<Item> items = new ArrayList<>();
        for (String code : codes) {
            JsonNode was = before.get(code);
            JsonNode is = after.get(code);
            List<Reason> reasons = reasons(was, is);
            if (!reasons.isEmpty()) {
                items.add(item(code, was, is, reasons));
            }
        }
        return items;
    }

    private static List<Reason> reasons(@Nullable JsonNode was, @Nullable JsonNode is) {
        List<Reason> reasons = new ArrayList<>();
        if (differ(text(was, VALUE), text(is, VALUE)) || differ(text(was, UNIT), text(is, UNIT))) {
            reasons.add(Reason.DECLARATION);
        }
        if (was != null && was.has(COMPARISON) && is != null && differ(previous(was), previous(is))) {
            reasons.add(Reason.PREVIOUS_YEAR);
        }
        return reasons;
    }

    private static Item item(String code, @Nullable JsonNode was, @Nullable JsonNode is, List<Reason> reasons) {
        JsonNode known = is == null ? Objects.requireNonNull(was) : is;
        return new Item(
                DraftFacts.INDICATOR + code,
                known.path("name").stringValue(code),
                known.path(UNIT).stringValue(""),
                text(was, VALUE),
                text(is, VALUE),
                previous(was),
                previous(is),
                reasons,
                List.of(),
                List.of());
    }

    private static Map<String, JsonNode> byCode(JsonNode content) {
        Map<String, JsonNode> byCode = new LinkedHashMap<>();
        Stream<JsonNode> declared = content.required("indicators").valueStream();
        declared.forEach(number -> byCode.put(number.required("code").stringValue(), number));
        return byCode;
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return !Objects.equals(one, other);
    }

    private static @Nullable String previous(@Nullable JsonNode number) {
        return number == null ? null : text(number.path(COMPARISON), VALUE);
    }

    private static @Nullable String text(@Nullable JsonNode node, String property) {
        return node == null ? null : node.path(property).stringValue(null);
    }
}
