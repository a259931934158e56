package io.conduct.local.launcher.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.local.launcher.LocalPlatform;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.access.Credentials;
import io.conduct.local.launcher.access.CredentialsFile;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.samples.recount.IndependentCount;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.jackson.databind.JsonNode;

/** The launcher as a person at a terminal meets it; the second start goes on from the data of the first. */
@DisabledOnOs(OS.WINDOWS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandLineIT {
    private static final Path DATA = SharedPlatform.freshFolder("command-line").resolve("data");
    private static final Pattern COMMAND = Pattern.compile("^(?:[A-Z]+=\\$\\(|curl )");
    private static final Pattern SHELL = Pattern.compile("(?s)```bash\n(.*?)```");
    private static final Path DOCUMENTS = Path.of(System.getProperty("conduct.observability"), "..", "..", "docs");
    private static final String OUTPUT = "output.txt";
    private static @Nullable LauncherProcess first;

    /** Also when a test in between failed. */
    @AfterAll
    static void leavesNothingRunning() {
        if (first != null && first.process().isAlive()) {
            first.close();
        }
    }

    @Test
    @Order(1)
    void namesABusyPortInOneLine() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LauncherProcess launcher =
                        start(Map.of("conduct.port.gateway", Integer.toString(busy.getLocalPort())))) {
            assertThat(launcher.awaitEnd()).isEqualTo(1);
            assertThat(launcher.lines())
                    .singleElement()
                    .asString()
                    .startsWith("! port " + busy.getLocalPort() + ", meant for gateway, is busy");
        }
    }

    @Test
    @Order(2)
    void namesAChildThatDiesWhileStartingAndLeavesNoneBehind() throws IOException {
        Path data = SharedPlatform.freshFolder("broken").resolve("data");
        Files.createDirectories(data);
        Files.writeString(data.resolve("store"), "a file where a folder belongs");

        try (LauncherProcess launcher = LauncherProcess.start(data, Map.of())) {
            assertThat(launcher.awaitEnd()).isEqualTo(1);
            assertThat(launcher.lines())
                    .anySatisfy(line -> assertThat(line).startsWith("! store died (exit code 1): store not started"));
            assertThat(launcher.children()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void printsTheTableAndTheCommandsForTheReport() throws IOException {
        first = start(Map.of());
        first.awaitLine("Up after");

        comparesWithTheFiles(first.table());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DATA.resolve("credentials.json"))))
                .isEqualTo("rw-------");
        refusesASecondLauncher();
        knowsEveryNumberOfTheReport();
        freezesAndDownloadsWithTheCommandsItPrints(first.lines());
    }

    @Test
    @Order(4)
    void answersWhatTheGuideForIntegratorsSays() throws IOException {
        Credentials credentials = new CredentialsFile(DATA.resolve("credentials.json")).read();
        List<String> blocks = SHELL.matcher(Files.readString(DOCUMENTS.resolve("integrating.md")))
                .results()
                .map((MatchResult block) -> block.group(1)
                        .replace("http://localhost:8080", credentials.gateway().toString())
                        .replace(
                                "data/credentials.json",
                                DATA.resolve("credentials.json").toString()))
                .filter(block -> !block.contains("mvn ") && !block.contains("java "))
                .toList();

        assertThat(Files.readString(paste("guide", blocks).resolve(OUTPUT)))
                .contains("\"expires_in\":", "HTTP/1.1 201 Created", "\"version\":1", "\"stored\":{\"version\":1")
                .contains("\"received\":2", "\"rejected\":1", "\"pointer\":\"/heldOn\"")
                .contains("\"status\":\"WITHDRAWN\"", "\"complete\":true", "\"difference\":")
                .doesNotContain("\"status\":400", "\"status\":401", "\"status\":403", "\"status\":404");
    }

    @Test
    @Order(5)
    void stopsWhatAKilledLauncherLeftLoadsNothingTwiceAndStopsItselfOnSigterm() throws IOException {
        assertThat(first).isNotNull();
        List<ProcessHandle> left = first.children();
        String credentials = clientsOf(DATA);
        first.process().destroyForcibly();
        assertThat(first.awaitEnd()).isEqualTo(137);
        assertThat(left).hasSize(Part.values().length).allMatch(ProcessHandle::isAlive);

        List<ProcessHandle> children;
        try (LauncherProcess next = start(Map.of())) {
            next.awaitLine("Up after");
            children = next.children();
            assertThat(next.says("was left by an earlier run; stopping it")).isTrue();
            assertThat(next.says("are there from an earlier start")).isTrue();
            assertThat(next.table()).isEqualTo(first.table());
            assertThat(clientsOf(DATA)).isEqualTo(credentials);
        }

        assertThat(left).noneMatch(ProcessHandle::isAlive);
        assertThat(children).hasSize(Part.values().length).noneMatch(ProcessHandle::isAlive);
    }

    private static void refusesASecondLauncher() {
        try (LauncherProcess second = start(Map.of())) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.lines())
                    .singleElement()
                    .asString()
                    .contains("a platform already runs on it (launcher pid ");
        }
    }

    /** Also those that no record supplies: the sample office declares them. */
    private static void knowsEveryNumberOfTheReport() throws IOException {
        Credentials credentials = new CredentialsFile(DATA.resolve("credentials.json")).read();
        JsonNode text = ApiClient.of(credentials, Clients.REPORT_WRITER)
                .get("/api/v1/reports/2021/draft.json")
                .json()
                .path("text");

        assertThat(text.path("sections").size()).isGreaterThan(4);
        assertThat(text.toString()).doesNotContain("尚未申报", "数据不详", "按有关规定");
    }

    /** Pasted into a shell as they stand there. */
    private static void freezesAndDownloadsWithTheCommandsItPrints(List<String> lines) throws IOException {
        List<String> commands =
                lines.stream().filter(line -> COMMAND.matcher(line).find()).toList();
        assertThat(commands).hasSize(5);
        Path folder = paste("pasted", commands);

        for (String file : List.of("report-2021-draft.docx", "report-2021.docx")) {
            assertThat(Files.readAllBytes(folder.resolve(file))).as(file).startsWith('P', 'K');
        }
    }

    /** Gives commands to a shell; what it says and the files that they make are left in the folder that is returned. */
    private static Path paste(String name, List<String> commands) throws IOException {
        Path folder = SharedPlatform.freshFolder(name);
        Path script = folder.resolve("pasted.sh");
        Path output = folder.resolve(OUTPUT);
        Files.writeString(script, String.join("\n", commands) + "\n");
        Process shell = new ProcessBuilder("sh", "-e", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await().atMost(Duration.ofMinutes(2)).until(() -> !shell.isAlive());
        assertThat(shell.exitValue()).as(Files.readString(output)).isZero();
        return folder;
    }

    private static LauncherProcess start(Map<String, String> settings) {
        return LauncherProcess.start(DATA, settings);
    }

    /** The table has the report's figures in the report's order; the report says which metric each is. */
    private static void comparesWithTheFiles(List<String> table) throws IOException {
        Credentials credentials = new CredentialsFile(DATA.resolve("credentials.json")).read();
        JsonNode report = ApiClient.of(credentials, Clients.REPORT_WRITER)
                .get("/api/v1/reports/2021")
                .json();
        IndependentCount count = IndependentCount.of(DATA.resolve("samples"));
        assertThat(table).hasSize(report.path("figures").size());
        for (int line = 0; line < table.size(); line++) {
            List<String> cells = List.of(table.get(line).split(" {2,}", -1));
            String metric = report.path("figures").path(line).path("metric").asString();
            if (IndependentCount.metrics().contains(metric)) {
                assertThat(new BigDecimal(cells.get(2)))
                        .as("2021 in %s", cells)
                        .isEqualByComparingTo(count.value(metric, LocalPlatform.ROOT_ORG, "2021"));
                assertThat(new BigDecimal(cells.get(3)))
                        .as("2020 in %s", cells)
                        .isEqualByComparingTo(count.value(metric, LocalPlatform.ROOT_ORG, "2020"));
            }
        }
    }

    /** Without the port, which differs from start to start here. */
    private static String clientsOf(Path data) throws IOException {
        String text = Files.readString(data.resolve("credentials.json"));
        return text.substring(text.indexOf("\"clients\""));
    }
}
