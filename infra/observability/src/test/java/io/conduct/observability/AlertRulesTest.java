package io.conduct.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertRulesTest {

    private static final Path RULES = Path.of("prometheus", "rules", "conduct-alerts.yml");
    private static final Path TESTS = Path.of("prometheus", "tests");
    private static final String CASE = "- name: (.+)";
    private static final Path RUNBOOK = Path.of("..", "..", "docs", "runbook.md");

    @Test
    void areAcceptedByPrometheus() throws Exception {
        promtool("check", "rules", RULES.toString());
        promtool("check", "config", Path.of("prometheus", "prometheus.yml").toString());
    }

    @Test
    void fireAndStayQuietWhenTheyShould() throws Exception {
        List<String> command = new ArrayList<>(List.of("test", "rules"));
        try (Stream<Path> files = Files.list(TESTS)) {
            files.map(Path::toString).sorted().forEach(command::add);
        }
        promtool(command.toArray(String[]::new));
    }

    @Test
    void areEachSeenFiringAndQuiet() throws IOException {
        List<String> expected = alerts().stream()
                .flatMap(alert -> Stream.of(alert + " fires", alert + " stays quiet"))
                .toList();

        List<String> cases = new ArrayList<>(names(TESTS.resolve("days.test.yml"), CASE));
        cases.addAll(names(TESTS.resolve("minutes.test.yml"), CASE));

        assertThat(cases).doesNotHaveDuplicates();
        assertThat(cases.stream()
                        .map(name -> name.replaceFirst("( fires| stays quiet) .+", "$1"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void haveEachASectionInTheRunbookAndALinkToIt() throws IOException {
        assertThat(names(RUNBOOK, "(?m)^## (Conduct\\w+)$")).containsExactlyElementsOf(alerts());
        assertThat(names(RULES, "runbook: docs/runbook\\.md#(\\w+)"))
                .containsExactlyElementsOf(alerts().stream()
                        .map(alert -> alert.toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static List<String> alerts() throws IOException {
        return names(RULES, "- alert: (\\w+)");
    }

    private static List<String> names(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "promtool is not installed (Debian: apt-get install prometheus), so rules are not checked by it");
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s: %s", String.join(" ", command), said)
                .isZero();
    }
}
