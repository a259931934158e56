package io.conduct.aggregator.proofread;

import io.conduct.aggregator.narrative.Facts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures and declared numbers of an edition, or of a draft. */
final class EditionFigures implements Facts {

    /** So many digits that rounding a quotient again gives what rounding the exact fraction gives. */
    private static final MathContext DIGITS = new MathContext(200);

    private static final String INDICATOR = "indicator/";
    private static final String COMPARISON = "comparison";
    private static final String PREVIOUS = "previous";
    private static final String VALUE = "value";
    private static final String PERCENT = "%";
    private static final int TO_PERCENT = 2;

    private final ObjectNode content;
    private final Map<String, JsonNode> byName = new LinkedHashMap<>();

    EditionFigures(ObjectNode content) {
        this.content = content;
        content.required("figures")
                .forEach(figure -> byName.put(figure.required("metric").stringValue(), figure));
        content.required("indicators")
                .forEach(declared ->
                        byName.put(INDICATOR + declared.required("code").stringValue(), declared));
    }

    int year() {
        return content.required("year").intValue();
    }

    String orgName() {
        return content.required("orgName").stringValue();
    }

    /** The figures' names by their metrics. */
    Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        byName.forEach((name, node) -> {
            if (!name.startsWith(INDICATOR)) {
                titles.put(name, node.required("name").stringValue());
            }
        });
        return titles;
    }

    /** What a figure is called; its code when it is declared. */
    String title(String name) {
        JsonNode node = node(name);
        return node.path("name").stringValue(node.path("code").stringValue(name));
    }

    String unit(String name) {
        return node(name).path("unit").stringValue("");
    }

    /** What stands in the first column of the tables, by name: of figures and of declared numbers. */
    Map<String, String> rowTitles() {
        Map<String, String> titles = new LinkedHashMap<>();
        byName.keySet().forEach(name -> titles.put(name, title(name)));
        return titles;
    }

    /** Whether it is a rate in per cent, two of which differ by percentage points. */
    boolean isRate(String name) {
        if (name.startsWith(INDICATOR)) {
            return PERCENT.equals(unit(name));
        }
        return "ratio"
                .equals(node(name)
                        .path("definition")
                        .path("measure")
                        .path("type")
                        .stringValue(""));
    }

    @Override
    public Optional<String> value(String name) {
        return Optional.ofNullable(node(name).path(VALUE).stringValue(null));
    }

    @Override
    public Optional<String> previous(String name) {
        return Optional.ofNullable(node(name).path(COMPARISON).path(VALUE).stringValue(null));
    }

    @Override
    public Optional<String> comparison(String name) {
        return Optional.ofNullable(node(name).path(COMPARISON).path("wording").stringValue(null));
    }

    @Override
    public boolean isComplete(String name) {
        return name.startsWith(INDICATOR)
                ? byName.containsKey(name)
                : node(name).path("coverage").path("complete").booleanValue(false);
    }

    /** The change in percentage points as the edition has it. */
    Optional<BigDecimal> change(String name) {
        return Optional.ofNullable(node(name).path(COMPARISON).path("change").stringValue(null))
                .map(BigDecimal::new);
    }

    /** The value before it was rounded, as far as the edition tells. */
    Optional<BigDecimal> exact(String name) {
        return worked(name, VALUE).or(() -> value(name).map(BigDecimal::new));
    }

    /** The value of the year before, before it was rounded. */
    Optional<BigDecimal> exactPrevious(String name) {
        return worked(name, PREVIOUS).or(() -> previous(name).map(BigDecimal::new));
    }

    private Optional<BigDecimal> worked(String name, String which) {
        JsonNode working = node(name).path("working");
        String above = working.path("numerator").path(which).stringValue(null);
        String below = working.path("denominator").path(which).stringValue(null);
        if (above == null || below == null || new BigDecimal(below).signum() == 0) {
            return Optional.empty();
        }
        BigDecimal numerator = new BigDecimal(above);
        return Optional.of((isRate(name) ? numerator.movePointRight(TO_PERCENT) : numerator)
                .divide(new BigDecimal(below), DIGITS));
    }

    private JsonNode node(String name) {
        JsonNode node = byName.get(name);
        return node == null ? content.path("nothing") : node;
    }
}
