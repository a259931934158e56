package io.conduct.local.launcher.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.conduct.local.launcher.LocalPlatform;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.monitoring.Prometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every query of every dashboard and rule, asked of a real Prometheus that scrapes the running platform. Needs Debian's
 * {@code prometheus} and {@code -Dconduct.dashboards=true}, and is skipped without them.
 */
@EnabledIfSystemProperty(
        named = "conduct.dashboards",
        matches = "true",
        disabledReason = "dashboards are asked of a real Prometheus with -Dconduct.dashboards=true")
class SampleDashboardsIT {
    private static final Path OBSERVABILITY = Path.of(System.getProperty("conduct.observability"));
    private static final Path DASHBOARDS = OBSERVABILITY.resolve("grafana").resolve("dashboards");
    private static final Path PREVIEWS = Path.of("target", "preview");
    private static final String YEAR = "2021";
    private static final Path TABLE = Path.of("target", "panels.md");
    private static final Pattern METRIC = Pattern.compile("\\b(?:conduct|http|disk|process|ssl)_[a-z_]+\\b");
    /** The platform on this machine speaks HTTP without TLS, so it has no certificates. */
    private static final String CERTIFICATES = "ssl_chain_expiry_seconds";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double TOLERANCE = 1e-9;

    private static LocalPlatform platform;
    private static PromQueries prometheus;

    @BeforeAll
    static void startPrometheus() throws IOException {
        assumeTrue(
                Prometheus.installed().isPresent(),
                "prometheus is not installed (Debian: apt-get install prometheus), so no dashboard is checked by it");
        SharedPlatform.loaded();
        platform = SharedPlatform.running();
        Prometheus started = platform.startPrometheus(new Prometheus.Options(
                        0,
                        Duration.ofSeconds(5),
                        OBSERVABILITY.resolve("prometheus").resolve("rules")))
                .orElseThrow();
        prometheus = new PromQueries(started.address());
        Answer recount = platform.as(Clients.ADMINISTRATOR).post("/api/v1/recount", "application/json", new byte[0]);
        assertThat(recount.status()).as("%s", recount).isEqualTo(202);
    }

    /**
     * A row of the table.
     *
     * @param query what was asked
     * @param rows how many samples answered
     * @param different the first sample that is not what the API says; empty when all are
     */
    private record Finding(PanelQuery query, int rows, String different) {

        boolean isGood() {
            return rows > 0 && different.isEmpty();
        }

        String line() {
            String equal = !ApiFigures.knows(query) ? "no figure" : different.isEmpty() ? "yes" : "no: " + different;
            return "| " + query.dashboard() + " | " + query.panel() + " | " + query.legend() + " | `"
                    + query.expr().replace("|", "\\|") + "` | " + rows + " | " + equal + " |";
        }
    }

    @Test
    void everyQueryOfEveryPanelShowsDataAndWhatTheApiSays() throws IOException {
        List<PanelQuery> queries = PanelQuery.in(DASHBOARDS, YEAR, LocalPlatform.ROOT_ORG);
        assertThat(queries).hasSizeGreaterThan(100);

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(3))
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> {
                    List<Finding> findings = findings(queries);
                    write(findings);
                    assertThat(findings.stream().filter(finding -> !finding.isGood()))
                            .as("see %s", TABLE.toAbsolutePath())
                            .isEmpty();
                });
        preview();
    }

    /** A page for each dashboard, to be looked at. */
    private static void preview() throws IOException {
        var preview = new DashboardPreview(prometheus, text -> PanelQuery.chosen(text, YEAR, LocalPlatform.ROOT_ORG));
        Files.createDirectories(PREVIEWS);
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file : files.toList()) {
                Files.writeString(
                        PREVIEWS.resolve(file.getFileName().toString().replace(".json", ".html")),
                        preview.page(JsonMapper.shared().readTree(Files.readString(file))));
            }
        }
    }

    private static List<Finding> findings(List<PanelQuery> queries) throws IOException {
        ApiFigures api = new ApiFigures(platform.as(Clients.REPORT_WRITER));
        List<Finding> findings = new ArrayList<>();
        for (PanelQuery query : queries) {
            List<PromQueries.Sample> samples = prometheus.ask(query.expr());
            String different = ApiFigures.knows(query)
                    ? samples.stream()
                            .filter(sample -> !isEqual(api, query, sample))
                            .findFirst()
                            .map(sample -> sample + " (expected: " + api.valueOf(query, sample) + ")")
                            .orElse("")
                    : "";
            findings.add(new Finding(query, samples.size(), different));
        }
        return findings;
    }

    private static boolean isEqual(ApiFigures api, PanelQuery query, PromQueries.Sample sample) {
        return api.valueOf(query, sample).stream()
                .anyMatch(value -> value == sample.value()
                        || Math.abs(value - sample.value()) <= TOLERANCE * Math.max(1, Math.abs(value)));
    }

    private static void write(List<Finding> findings) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| dashboard | panel | series | query | rows | equals API |", "| --- | --- | --- | --- | --- | --- |"));
        findings.stream().map(Finding::line).forEach(lines::add);
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, lines);
    }

    @Test
    void everyRuleIsEvaluatedOverMetricsThatThereAre() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(3))
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> {
                    Map<String, String> health = new TreeMap<>();
                    TreeSet<String> unknown = new TreeSet<>();
                    for (JsonNode rule : prometheus.rules()) {
                        health.put(
                                rule.path("name").asString(),
                                rule.path("health").asString()
                                        + rule.path("lastError").asString(""));
                        unknown.addAll(metricsWithoutSamples(rule.path("query").asString()));
                    }
                    assertThat(health)
                            .hasSize(19)
                            .allSatisfy(
                                    (name, state) -> assertThat(state).as(name).isEqualTo("ok"));
                    assertThat(unknown).containsExactly(CERTIFICATES);
                });
    }

    private static List<String> metricsWithoutSamples(String expr) throws IOException {
        List<String> without = new ArrayList<>();
        for (String metric : names(expr).distinct().toList()) {
            if (prometheus.ask("count(" + metric + ")").isEmpty()) {
                without.add(metric);
            }
        }
        return without;
    }

    private static Stream<String> names(String expr) {
        return METRIC.matcher(expr).results().map(MatchResult::group);
    }
}
