package io.conduct.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the manuals say is so: metrics, variables and files that they name are there. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern VARIABLE =
            Pattern.compile("`((?:CONDUCT|SPRING|SERVER|MONGODB|KAFKA)_[A-Z0-9_]*[A-Z0-9])(=[^`]*)?`");

    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Walk|Fuzzer|Check|Inputs|Contract))`");
    private static final Set<String> TYPES = Repository.types();

    @Test
    void explainsEveryMetricUnderItsNameAndUnit() {
        String manual = Repository.text(Repository.path("docs/zh/使用手册.md"));
        Set<String> explained = rows(manual);
        Set<String> expected = new TreeSet<>();
        for (JsonNode metric : Repository.yaml(Repository.path("aggregator-service/src/main/resources/catalogue.yaml"))
                .path("metrics")) {
            expected.add("`" + metric.path("id").stringValue() + "` | "
                    + metric.at("/name/zh").stringValue() + " | "
                    + metric.path("unit").stringValue());
        }

        assertThat(explained).isEqualTo(expected);
    }

    @Test
    void namesOnlyVariablesThatAServiceReads() {
        Settings settings = new Settings();
        List<String> named = VARIABLE.matcher(Repository.text(Repository.path("docs/operations.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(named).isNotEmpty().allMatch(settings::know);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "README.zh-CN.md", "docs/integrating.md", "docs/operations.md", "docs/zh/使用手册.md"})
    void linksOnlyToWhatIsThere(String document) {
        Path file = Repository.path(document);
        List<Path> targets = LINK.matcher(Repository.text(file))
                .results()
                .map(found -> file.resolveSibling(found.group(1)).normalize())
                .toList();

        assertThat(targets).allSatisfy(target -> assertThat(target).exists());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECURITY.md",
                "ARCHITECTURE.md",
                "infra/faults/README.md",
                "docs/capacity.md",
                "docs/operations.md",
                "docs/performance.md"
            })
    void namesOnlyTestsThatAreThere(String document) {
        List<String> named = TEST.matcher(Repository.text(Repository.path(document)))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(TYPES).containsAll(named);
    }

    private static Set<String> rows(String manual) {
        return Pattern.compile("(?m)^\\| (`[a-z.-]+` \\| [^|]+ \\| [^|]+?) \\|")
                .matcher(manual)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
