package io.conduct.local.samples.recount;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts the figures of the platform from what was submitted, by hand. It reads plain JSON trees and knows nothing of the
 * platform's schemas, catalogue or code.
 */
public final class IndependentCount {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> meetings;
    private final List<JsonNode> documents;
    private final List<JsonNode> petitions;

    private IndependentCount(List<JsonNode> meetings, List<JsonNode> documents, List<JsonNode> petitions) {
        this.meetings = List.copyOf(meetings);
        this.documents = List.copyOf(documents);
        this.petitions = List.copyOf(petitions);
    }

    /** Reads the sample files under {@code folder}, lets amendments replace what they amend, and drops what was withdrawn. */
    public static IndependentCount of(Path folder) {
        return new IndependentCount(
                standing(folder, "meetings"), standing(folder, "documents"), standing(folder, "petitions"));
    }

    /** Counts these records, each as it was last submitted with its {@code org}; none of them withdrawn. */
    public static IndependentCount of(List<JsonNode> meetings, List<JsonNode> documents, List<JsonNode> petitions) {
        return new IndependentCount(meetings, documents, petitions);
    }

    /** The metrics that can be counted. */
    public static Set<String> metrics() {
        return Set.copyOf(IndependentMetrics.METRICS.keySet());
    }

    /**
     * The value of {@code metric} over {@code org} and everything below it.
     *
     * @param metric one of {@link #metrics()}
     * @param org org code; {@code congress} is the root
     * @param period {@code 2021} or {@code 2021-03}
     * @throws IllegalArgumentException for another metric
     */
    public BigDecimal value(String metric, String org, String period) {
        return value(metric, org, day -> day.startsWith(period + "-"));
    }

    /**
     * The value of {@code metric} over {@code org} and everything below it.
     *
     * @param metric one of {@link #metrics()}
     * @param org org code
     * @param from the first day
     * @param to the last day
     * @throws IllegalArgumentException for another metric
     */
    public BigDecimal value(String metric, String org, LocalDate from, LocalDate to) {
        return value(metric, org, day -> {
            LocalDate date = LocalDate.parse(day);
            return !date.isBefore(from) && !date.isAfter(to);
        });
    }

    private BigDecimal value(String metric, String org, Predicate<String> days) {
        IndependentMetrics.Metric definition = IndependentMetrics.METRICS.get(metric);
        if (definition == null) {
            throw new IllegalArgumentException("metric: " + metric + " (expected: one of " + metrics() + ")");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : items(definition.kind())) {
            String day = item.required(definition.dateProperty()).stringValue();
            if (isWithin(item, org) && days.test(day) && definition.counts().test(item)) {
                sum = sum.add(definition.amount().apply(item));
            }
        }
        return sum;
    }

    /** How many records of a kind ({@code meetings}, {@code documents}, {@code petitions}) still stand. */
    public int records(String kind) {
        return items(kind).size();
    }

    private List<JsonNode> items(String kind) {
        return switch (kind) {
            case "meetings" -> meetings;
            case "documents" -> documents;
            case "petitions" -> petitions;
            default -> throw new IllegalArgumentException("kind: " + kind);
        };
    }

    private static boolean isWithin(JsonNode item, String org) {
        String own = item.required("org").stringValue();
        return own.equals(org) || own.startsWith(org + ".");
    }

    private static List<JsonNode> standing(Path folder, String kind) {
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        for (JsonNode item : items(folder, kind)) {
            newest.merge(key(item), item, (one, other) -> version(one) >= version(other) ? one : other);
        }
        for (JsonNode withdrawal : items(folder, "withdrawals")) {
            if (withdrawal.required("kind").stringValue().equals(kind)) {
                newest.remove(key(withdrawal));
            }
        }
        return new ArrayList<>(newest.values());
    }

    private static List<JsonNode> items(Path folder, String prefix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted(Comparator.naturalOrder())
                    .flatMap(IndependentCount::lines)
                    .map(JSON::readTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, UTF_8).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static String key(JsonNode item) {
        return item.required("org").stringValue() + "/"
                + item.required("sourceId").stringValue();
    }

    private static int version(JsonNode item) {
        return item.required("sourceVersion").intValue();
    }
}
