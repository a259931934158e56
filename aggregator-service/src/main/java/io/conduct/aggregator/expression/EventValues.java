package io.conduct.aggregator.expression;

import io.conduct.contract.Finding;
import io.conduct.contract.RecordEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One event in the form expressions read: plain maps, lists, texts, whole numbers and exact decimals. For one thread. */
public final class EventValues {

    static final String PAYLOAD = "payload";
    static final String FINDINGS = "findings";
    static final String DERIVED = "derived";

    private static final String IN_DERIVED = DERIVED + ".";

    private final Map<String, Object> payload;
    private final Map<String, Object> derived;
    private final Map<String, Object> variables;
    /** Several metrics are placed by the same date. */
    private final Map<String, LocalDate> dates = new HashMap<>();

    private EventValues(Map<String, Object> payload, Map<String, Object> derived, List<Map<String, Object>> findings) {
        this.payload = payload;
        this.derived = derived;
        this.variables = Map.of(PAYLOAD, payload, DERIVED, derived, FINDINGS, findings);
    }

    /**
     * The event's payload, findings and what is derived from it.
     *
     * @throws ArithmeticException when a whole number does not fit 64 bits
     */
    public static EventValues of(RecordEvent event) {
        return new EventValues(
                object(event.payload()),
                object(event.assessment().derived()),
                event.findings().stream().map(EventValues::finding).toList());
    }

    /**
     * A date, when it is there: a property of the payload, or {@code derived.} and what is derived.
     *
     * @throws RuntimeException when it is no date
     */
    public Optional<LocalDate> date(String property) {
        return property(property).map(text -> dates.computeIfAbsent(property, key -> LocalDate.parse((String) text)));
    }

    /** A property of the payload, or {@code derived.} and what is derived, when it is there. */
    Optional<Object> property(String path) {
        return Optional.ofNullable(
                path.startsWith(IN_DERIVED) ? derived.get(path.substring(IN_DERIVED.length())) : payload.get(path));
    }

    Map<String, Object> variables() {
        return variables;
    }

    private static Map<String, Object> object(JsonNode node) {
        Map<String, Object> object = new HashMap<>();
        node.propertyStream().filter(entry -> !entry.getValue().isNull()).forEach(entry -> {
            object.put(entry.getKey(), value(entry.getValue()));
        });
        return object;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>(node.size());
            node.forEach(item -> items.add(value(item)));
            return items;
        }
        if (node.isNumber()) {
            return number(node.decimalValue());
        }
        return node.isBoolean() ? node.booleanValue() : node.asString();
    }

    private static Object number(BigDecimal number) {
        boolean whole = number.signum() == 0 || number.scale() <= 0;
        return whole ? (Object) number.longValueExact() : number;
    }

    private static Map<String, Object> finding(Finding finding) {
        return Map.of(
                "code", finding.code(),
                "severity", finding.severity().name(),
                "limit", finding.limit(),
                "actual", finding.actual(),
                "rule", finding.rule(),
                "pointer", finding.pointer());
    }
}
