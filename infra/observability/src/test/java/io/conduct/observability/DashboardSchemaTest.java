package io.conduct.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Dashboards against the classic schema, as far as Grafana 10 to 13 read it alike. */
class DashboardSchemaTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Schema SCHEMA = schema();
    /** The first big number of the leaders' dashboard. */
    private static final String STAT = "/panels/1";

    private static Schema schema() {
        try (var file = new ClassPathResource("grafana/dashboard.schema.json").getInputStream()) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isMetByEveryDashboard() {
        assertThat(Dashboards.shipped())
                .hasSize(6)
                .allSatisfy((file, content) ->
                        assertThat(faults(JSON.readTree(content))).as(file).isEmpty());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("a board without a title", board -> board.remove("title")),
                fault("a board without panels", board -> board.remove("panels")),
                fault("a property that Grafana does not know", board -> board.put("rows", "")),
                fault("a schema newer than Grafana 10's", board -> board.put("schemaVersion", 42)),
                fault("a refresh that is no interval", board -> board.put("refresh", "soon")),
                fault(
                        "a variable of an unknown type",
                        board -> in(board, "/templating/list/1").put("type", "switch")),
                fault(
                        "a variable that asks nothing",
                        board -> in(board, "/templating/list/1").remove("query")),
                fault("a panel of an unknown type", board -> stat(board).put("type", "heatmap2")),
                fault("a panel of a plug-in", board -> stat(board).put("type", "grafana-piechart-panel")),
                fault("a panel without an id", board -> stat(board).remove("id")),
                fault("a panel without a title", board -> stat(board).put("title", "")),
                fault("a panel without a description", board -> stat(board).remove("description")),
                fault("a panel without a place", board -> stat(board).remove("gridPos")),
                fault(
                        "a panel wider than the page",
                        board -> in(board, STAT + "/gridPos").put("w", 25)),
                fault("a panel without queries", board -> stat(board).putArray("targets")),
                fault("a query without its text", board -> target(board).remove("expr")),
                fault(
                        "a query of the present and over time",
                        board -> target(board).put("range", true)),
                fault(
                        "another data source",
                        board -> in(board, STAT + "/targets/0/datasource").put("type", "loki")),
                fault("no unit", board -> defaults(board).remove("unit")),
                fault(
                        "a unit that Grafana does not know",
                        board -> defaults(board).put("unit", "furlongs")),
                fault(
                        "a colour that Grafana does not know",
                        board -> in(board, STAT + "/fieldConfig/defaults/thresholds/steps/0")
                                .put("color", "pinkish")),
                fault(
                        "thresholds without a first step",
                        board -> in(board, STAT + "/fieldConfig/defaults/thresholds/steps/0")
                                .put("value", 1)),
                fault(
                        "an option of another type of panel",
                        board -> in(board, STAT + "/options").put("showHeader", true)),
                fault(
                        "an exception with an unknown setting",
                        board -> in(board, STAT + "/fieldConfig/overrides/0/properties/0")
                                .put("id", "untis")),
                fault(
                        "a link out of the house",
                        board -> in(board, STAT + "/links/0").put("url", "https://example.org")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refuses(String what, Consumer<ObjectNode> fault) {
        ObjectNode board = (ObjectNode) JSON.readTree(Dashboards.shipped().get("conduct-leaders.json"));
        assertThat(faults(board)).isEmpty();

        fault.accept(board);

        assertThat(faults(board)).as(what).isNotEmpty();
    }

    private static Arguments fault(String what, Consumer<ObjectNode> fault) {
        return arguments(what, fault);
    }

    private static ObjectNode stat(ObjectNode board) {
        return in(board, STAT);
    }

    private static ObjectNode target(ObjectNode board) {
        return in(board, STAT + "/targets/0");
    }

    private static ObjectNode defaults(ObjectNode board) {
        return in(board, STAT + "/fieldConfig/defaults");
    }

    private static ObjectNode in(ObjectNode board, String pointer) {
        return (ObjectNode) board.requiredAt(pointer);
    }

    private static List<String> faults(JsonNode board) {
        return SCHEMA.validate(board).stream().map(Object::toString).toList();
    }
}
