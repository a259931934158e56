package io.conduct.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe of the images, held against what a linter of such recipes asks for, and against the project. */
class ImageTest {

    private static final String RECIPE = Repository.text(Repository.path("infra/images/Dockerfile"));
    private static final Settings SETTINGS = new Settings();

    @Test
    void startsFromPinnedImages() {
        List<String> bases = all("(?m)^ARG \\w+_IMAGE=(\\S+)$");

        assertThat(bases).hasSize(2).allMatch(ImageName::isPinned);
        assertThat(all("(?m)^FROM (\\S+)")).allMatch(base -> base.matches("\\$\\{\\w+_IMAGE}"));
    }

    @Test
    void runsAsAUserWithoutRights() {
        assertThat(all("(?m)^USER (\\S+)")).containsExactly("10001:10001");
        assertThat(RECIPE).contains("HEALTHCHECK", "ENTRYPOINT [").doesNotContain("\nADD ", "sudo", ":latest");
    }

    @Test
    void setsOnlyWhatAServiceReads() {
        String environment = all("(?ms)^ENV (.*?[^\\\\])$").get(0);
        List<String> variables = Pattern.compile("([A-Z_]+)=")
                .matcher(environment)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(variables).contains("SERVER_ADDRESS", "SERVER_PORT").allMatch(SETTINGS::know);
    }

    @Test
    void writesItsLogAsJson() {
        assertThat(RECIPE).contains(" LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs ");
    }

    @Test
    void buildsModulesThatThereAre() {
        String modules = all("-pl (\\S+) ").get(0);

        assertThat(modules.split(","))
                .hasSize(5)
                .allSatisfy(module ->
                        assertThat(Repository.path(module).resolve("pom.xml")).exists());
    }

    @Test
    void isMadeOfEverySource() {
        List<PathMatcher> hidden = Repository.text(Repository.path(".dockerignore"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(ImageTest::below)
                .toList();

        assertThat(hidden).isNotEmpty();
        assertThat(Repository.sources())
                .isNotEmpty()
                .noneMatch(source -> hidden.stream().anyMatch(pattern -> pattern.matches(source)));
    }

    /** What a line of the file hides: files and folders from the root of the sources, {@code **} any or no folders. */
    private static PathMatcher below(String line) {
        String pattern = line.replaceFirst("^/", "");
        return FileSystems.getDefault()
                .getPathMatcher("glob:{" + pattern + "," + pattern.replaceFirst("^\\*\\*/", "") + "}{,/**}");
    }

    @Test
    void copiesEveryLayerOfAServiceAndNothingElse(@TempDir Path folder) throws IOException {
        Optional<Path> jar = executable("gateway");
        assumeTrue(jar.isPresent(), "the gateway is not packaged (mvn package), so its layers are not looked at");

        Tool.java()
                .run(
                        "-Djarmode=tools",
                        "-jar",
                        jar.orElseThrow().toString(),
                        "extract",
                        "--layers",
                        "--destination",
                        folder.toString());

        assertThat(all("(?m)^COPY --from=layers /build/layers/(\\S+)/ \\./$"))
                .isEqualTo(Tool.java()
                        .run("-Djarmode=tools", "-jar", jar.orElseThrow().toString(), "list-layers")
                        .lines()
                        .toList())
                .containsExactlyInAnyOrderElementsOf(namesIn(folder));
        assertThat(namesIn(folder.resolve("application/lib"))).anyMatch(name -> name.startsWith("service-kit-"));
        assertThat(namesIn(folder.resolve("dependencies/lib")))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("service-kit-"));
    }

    private static Optional<Path> executable(String module) throws IOException {
        Path target = Repository.path(module).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-exec.jar")).findFirst();
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"service.sh", "prepare.sh", "healthy.sh"})
    void carriesScriptsThatCanBeRun(String name) {
        Path script = Repository.path("infra/images").resolve(name);

        assertThat(RECIPE).contains("infra/images/" + name);
        assertThat(Files.isExecutable(script)).isTrue();
        assertThat(Repository.text(script)).startsWith("#!/bin/").doesNotContain("\r");
    }

    private static List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(RECIPE)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
