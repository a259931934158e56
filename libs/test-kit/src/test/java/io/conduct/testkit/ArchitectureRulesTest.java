package io.conduct.testkit;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles a class {@code Uses<Module>} into every module for every other one, and looks which rules notice it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureRulesTest {
    private static final List<String> MODULES = List.of(
            "contract",
            "service",
            "ledgerfile",
            "reportdocument",
            "record",
            "meeting",
            "document",
            "petition",
            "aggregator",
            "gateway",
            "local");

    /** What each rule found, as one text. */
    private final Map<String, String> findings;

    ArchitectureRulesTest(@TempDir Path folder) throws IOException {
        for (String module : MODULES) {
            write(folder, module + ".known", "Known", "");
            for (String other : MODULES) {
                write(folder, module + ".user", "Uses" + other, "io.conduct.%s.known.Known known;".formatted(other));
            }
        }
        write(folder, "meeting.first", "First", "io.conduct.meeting.second.Second second;");
        write(folder, "meeting.second", "Second", "io.conduct.meeting.first.First first;");
        write(folder, "meeting.habit", "Logs", "java.util.logging.Logger log = java.util.logging.Logger.getGlobal();");
        write(folder, "meeting.habit", "Prints", "void print() { System.out.println(); }");
        findings = evaluate(compile(folder));
    }

    @BeforeAll
    void appliesEveryRule() {
        assertThat(findings).hasSize(14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract",
                "service",
                "ledgerfile",
                "reportdocument",
                "record",
                "meeting",
                "document",
                "petition",
                "aggregator",
                "gateway"
            })
    void noticesWhateverAModuleMayNotKnow(String module) {
        Set<String> noticed = MODULES.stream()
                .filter(other -> noticing("io.conduct.%s.user.Uses%s.".formatted(module, other))
                        .findAny()
                        .isPresent())
                .collect(toSet());

        Set<String> allowed = switch (module) {
            case "contract", "service", "reportdocument" -> Set.of(module);
            case "ledgerfile" -> Set.of("ledgerfile", "service");
            case "record" -> Set.of("record", "contract", "service", "ledgerfile");
            case "aggregator" -> Set.of("aggregator", "contract", "service", "reportdocument");
            case "gateway" -> Set.of("gateway", "service");
            default -> Set.of(module, "contract", "service", "record");
        };
        assertThat(noticed)
                .isEqualTo(MODULES.stream()
                        .filter(other -> !allowed.contains(other))
                        .collect(toSet()));
    }

    @Test
    void noticesACircleOfPackages() {
        assertThat(noticing("meeting.first.First.second")).containsExactly("PACKAGES_FORM_NO_CYCLE");
    }

    @Test
    void noticesBadHabits() {
        assertThat(noticing("meeting.habit.Logs")).containsExactly("NO_JAVA_UTIL_LOGGING");
        assertThat(noticing("meeting.habit.Prints")).containsExactly("NO_STANDARD_STREAMS");
    }

    private Stream<String> noticing(String text) {
        return findings.entrySet().stream()
                .filter(finding -> finding.getValue().contains(text))
                .map(Map.Entry::getKey);
    }

    private static void write(Path folder, String subPackage, String name, String body) throws IOException {
        Path source = Files.createDirectories(folder.resolve(subPackage.replace('.', '/')))
                .resolve(name + ".java");
        Files.writeString(source, "package io.conduct.%s; public class %s { %s }".formatted(subPackage, name, body));
    }

    private static JavaClasses compile(Path folder) throws IOException {
        try (Stream<Path> sources = Files.walk(folder)) {
            Stream<String> options = Stream.of("-proc:none", "-d", folder.toString());
            String[] arguments = Stream.concat(
                            options, sources.map(Path::toString).filter(file -> file.endsWith(".java")))
                    .toArray(String[]::new);
            assertThat(Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                            .run(null, null, null, arguments))
                    .isZero();
        }
        return new ClassFileImporter().importPath(folder);
    }

    private static Map<String, String> evaluate(JavaClasses classes) {
        return Stream.of(ArchitectureRules.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .collect(toMap(
                        Field::getName,
                        field ->
                                rule(field).evaluate(classes).getFailureReport().toString()));
    }

    private static ArchRule rule(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
