package io.conduct.local.launcher.endtoend;

import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the API says of that which a query asks for; knows which figure it is from the query and the sample's labels. */
final class ApiFigures {
    private static final Pattern GAUGE =
            Pattern.compile("conduct_(figure_previous|figure_change_ratio|figure_expected|figure|limit|drift)\\b");
    private static final Pattern SELECTOR = Pattern.compile("(metric|org|period|pace|bound)=\"([^\"]+)\"");
    private static final double PERCENT = 100;
    private static final int OK = 200;
    private static final int YEAR_LENGTH = 4;

    private final ApiClient reader;
    private final Map<String, JsonNode> answers = new HashMap<>();

    ApiFigures(ApiClient reader) {
        this.reader = reader;
    }

    /** Whether the query is about something that the API knows, too. */
    static boolean knows(PanelQuery query) {
        return GAUGE.matcher(query.expr()).find();
    }

    /** The API's value for a sample; empty where it gives none. */
    OptionalDouble valueOf(PanelQuery query, PromQueries.Sample sample) {
        Matcher gauge = GAUGE.matcher(query.expr());
        if (!gauge.find()) {
            throw new IllegalArgumentException(query.expr() + " (expected: a query about figures)");
        }
        Map<String, String> chosen = chosenIn(query);
        chosen.putAll(sample.labels());
        return switch (gauge.group(1)) {
            case "drift" -> number(get("/api/v1/status").path("drift"));
            case "limit", "figure_expected" -> goal(gauge.group(1), chosen);
            default -> figure(gauge.group(1), chosen, query.expr().contains(" - max by"));
        };
    }

    private static Map<String, String> chosenIn(PanelQuery query) {
        Map<String, String> chosen = new HashMap<>();
        Matcher selector = SELECTOR.matcher(query.expr());
        while (selector.find()) {
            chosen.putIfAbsent(selector.group(1), selector.group(2));
        }
        return chosen;
    }

    private static String pathOf(@Nullable String metric, @Nullable String org, String year) {
        return "/api/v1/figures/" + metric + "?by=month&org=" + org + "&from=" + year + "-01-01&to=" + year + "-12-31";
    }

    private OptionalDouble figure(String gauge, Map<String, String> chosen, boolean difference) {
        String period = chosen.getOrDefault("period", "");
        String year = period.substring(0, YEAR_LENGTH);
        JsonNode figure = get(pathOf(chosen.get("metric"), chosen.get("org"), year));
        JsonNode part = period.length() == YEAR_LENGTH
                ? figure
                : figure.path("breakdown")
                        .valueStream()
                        .filter(month -> month.path("key").asString().equals(period))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(period + " (expected: among " + figure + ")"));
        if (difference) {
            return number(part.path("comparison").path("change"));
        }
        return switch (gauge) {
            case "figure" -> number(part.path("value"));
            case "figure_previous" -> number(part.path("comparison").path("value"));
            default -> ratio(part);
        };
    }

    private OptionalDouble goal(String gauge, Map<String, String> chosen) {
        JsonNode items = get("/api/v1/ceilings/" + chosen.get("period") + "?org=" + chosen.get("org"))
                .path("items");
        Optional<JsonNode> item = items.valueStream()
                .filter(one -> one.path("metric").asString().equals(chosen.get("metric")))
                .findFirst();
        if (item.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (gauge.equals("figure_expected")) {
            return number(item.get()
                    .path("expected")
                    .path(chosen.getOrDefault("pace", "").equals("LINEAR") ? "linear" : "seasonal"));
        }
        return item.get()
                .path("goals")
                .valueStream()
                .filter(goal -> goal.path("bound").asString().equals(chosen.get("bound")))
                .flatMapToDouble(goal -> number(goal.path("value")).stream())
                .reduce(chosen.getOrDefault("bound", "").equals("AT_MOST") ? Math::min : Math::max);
    }

    /** Of what was 0 and is not, the API has no percentage; a dashboard has an endless one, and calls it new. */
    private static OptionalDouble ratio(JsonNode part) {
        OptionalDouble percent = number(part.path("comparison").path("percent"));
        if (percent.isPresent()) {
            return OptionalDouble.of(percent.getAsDouble() / PERCENT);
        }
        OptionalDouble before = number(part.path("comparison").path("value"));
        boolean fromNothing = before.isPresent() && before.getAsDouble() == 0;
        double change = number(part.path("comparison").path("change")).orElse(0);
        return fromNothing ? OptionalDouble.of(change == 0 ? 0 : change / 0) : percent;
    }

    private static OptionalDouble number(JsonNode text) {
        return text.isNull() || text.isMissingNode()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(text.asString()));
    }

    private JsonNode get(String path) {
        return answers.computeIfAbsent(path, asked -> {
            try {
                Answer answer = reader.get(asked);
                if (answer.status() != OK) {
                    throw new IllegalStateException(asked + ": " + answer);
                }
                return answer.json();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }
}
