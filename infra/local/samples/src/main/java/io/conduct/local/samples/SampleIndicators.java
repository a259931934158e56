package io.conduct.local.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;

/** What the office declares, read from {@code indicators.json}. */
final class SampleIndicators {

    /** The org above all departments. */
    private static final String OFFICE = "congress";

    private SampleIndicators() {}

    /** One number with its value of each year. */
    private record Declared(
            String code, String name, String unit, Map<Integer, String> values, String evidence, String responsible) {

        SampleIndicator of(int year) {
            return new SampleIndicator(
                    OFFICE,
                    year,
                    code,
                    Json.object()
                            .put("value", values.get(year))
                            .put("unit", unit)
                            .put("evidence", evidence)
                            .put("responsible", responsible)
                            .put("name", name));
        }
    }

    /** The numbers of these years that there are, year by year. */
    static List<SampleIndicator> of(List<Integer> years) {
        List<Declared> all = load();
        return years.stream()
                .flatMap(year -> all.stream()
                        .filter(declared -> declared.values().containsKey(year))
                        .map(declared -> declared.of(year)))
                .toList();
    }

    private static List<Declared> load() {
        try (InputStream in = Objects.requireNonNull(
                SampleIndicators.class.getResourceAsStream("indicators.json"), "indicators.json")) {
            return Json.MAPPER.readValue(in, new TypeReference<List<Declared>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("indicators.json", e);
        }
    }
}
