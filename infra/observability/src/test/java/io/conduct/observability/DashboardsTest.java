package io.conduct.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardsTest {

    private static final Path FOLDER = Path.of("grafana", "dashboards");
    private static final Map<String, String> SHIPPED = Dashboards.shipped();
    private static final int COLUMNS = 24;

    /** With {@code -Dconduct.dashboards.write=true} the files are written instead. */
    @Test
    void areCommittedAsTheCatalogueAndTheLayoutMakeThem() throws IOException {
        if (Boolean.getBoolean("conduct.dashboards.write")) {
            for (Map.Entry<String, String> file : SHIPPED.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            Map<String, String> committed = files.collect(
                    Collectors.toUnmodifiableMap(file -> file.getFileName().toString(), DashboardsTest::contentOf));
            assertThat(committed)
                    .as("grafana/dashboards (made anew by -Dtest=DashboardsTest -Dconduct.dashboards.write=true)")
                    .isEqualTo(SHIPPED);
        }
    }

    static Stream<JsonNode> dashboards() {
        JsonMapper json = JsonMapper.builder().build();
        return SHIPPED.values().stream().map(json::readTree);
    }

    @Test
    void haveANameOfTheirOwn() {
        assertThat(dashboards().map(board -> board.path("uid").asString())).doesNotHaveDuplicates();
        assertThat(dashboards().map(board -> board.path("title").asString())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void cannotBeEditedAndUseNothingButPrometheus(JsonNode board) {
        assertThat(board.path("editable").asBoolean(true)).isFalse();
        assertThat(board.findValues("datasource"))
                .isNotEmpty()
                .allSatisfy(source ->
                        assertThat(source).hasToString("{\"type\":\"prometheus\",\"uid\":\"${datasource}\"}"));
        assertThat(board.path("templating").path("list").findValuesAsString("name"))
                .containsExactly("datasource", "year", "org", "gateway");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void givePanelsAnIdATitleADescriptionAndAUnit(JsonNode board) {
        List<JsonNode> panels = board.path("panels").valueStream().toList();
        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(panels).allSatisfy(panel -> {
            assertThat(panel.path("title").asString("")).matches(".*\\p{IsHan}.*");
            if (!panel.path("type").asString().equals("row")) {
                assertThat(panel.path("description").asString("")).matches("(?s).*\\p{IsHan}.*");
                assertThat(panel.path("fieldConfig")
                                .path("defaults")
                                .path("unit")
                                .asString(""))
                        .isNotEmpty();
                assertThat(panel.path("targets").findValuesAsString("expr")).isNotEmpty();
                assertThat(panel.path("targets").findValuesAsString("refId")).doesNotHaveDuplicates();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void nameEverySeriesInChinese(JsonNode board) {
        for (JsonNode panel : board.path("panels")) {
            List<String> names = panel.at("/fieldConfig/overrides")
                    .valueStream()
                    .flatMap(override -> override.path("properties").valueStream())
                    .filter(property -> property.path("id").asString().equals("displayName"))
                    .map(property -> property.path("value").asString())
                    .toList();
            for (JsonNode target : panel.path("targets")) {
                String legend = target.path("legendFormat").asString();
                assertThat(legend.startsWith("{{") ? names : List.of(legend))
                        .as("%s of %s", legend, panel.path("title"))
                        .isNotEmpty()
                        .allMatch(name -> name.matches(".*\\p{IsHan}.*"));
            }
        }
    }

    @Test
    void refuseALegendWhoseLabelHasNoNames() {
        Layout.Names names = new Layout.Names(Map.of("job", Map.of("gateway", "网关")));

        assertThat(names.of("{{job}}")).containsExactly(Map.entry("gateway", "网关"));
        assertThat(names.of("本年")).isEmpty();
        assertThatThrownBy(() -> names.of("{{pod}}")).hasMessage("{{pod}} (expected: a label of [job])");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void layPanelsBesideOneAnother(JsonNode board) {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : board.path("panels")) {
            assertThat(cells(panel.path("gridPos")))
                    .as("places of %s", panel.path("title"))
                    .allSatisfy(cell -> assertThat(taken.add(cell)).as(cell).isTrue());
        }
    }

    private static List<String> cells(JsonNode place) {
        int left = place.path("x").asInt();
        int right = left + place.path("w").asInt();
        assertThat(left).isNotNegative();
        assertThat(right).isLessThanOrEqualTo(COLUMNS);
        List<String> cells = new ArrayList<>();
        for (int x = left; x < right; x++) {
            for (int y = 0; y < place.path("h").asInt(); y++) {
                cells.add(x + "," + (place.path("y").asInt() + y));
            }
        }
        return cells;
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
