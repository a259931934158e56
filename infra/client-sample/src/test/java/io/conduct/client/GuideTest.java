package io.conduct.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide for integrators tells its reader to write in Java. */
class GuideTest {

    private static final Path GUIDE = Path.of("..", "..", "docs", "integrating.md");
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

    @Test
    void showsAProgramThatCompilesAgainstTheClient(@TempDir Path folder) throws IOException {
        List<String> programs = JAVA.matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(programs).hasSize(1);
        Path source = Files.writeString(folder.resolve("Send.java"), programs.get(0));
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        said,
                        said,
                        "-encoding",
                        "UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());

        assertThat(result).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }
}
