package io.conduct.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tests of a module against its rule files: each code has a test of its name ({@code AGENDA_TOO_LONG} is
 * {@code agendaTooLong}), and the Javadoc of that test says in Chinese what the rule is or where it stands.
 */
public final class RuleTests {

    private static final Pattern CODE = Pattern.compile("(?m)^\\s*- code: ([A-Z_]+)\\s*$");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private RuleTests() {}

    /** The codes of the module in the working folder that have no such test. */
    public static Set<String> missing() {
        List<String> tests = contents(Path.of("src/test/java"), ".java").toList();
        return contents(Path.of("src/main/resources/rules"), ".yaml")
                .flatMap(rules -> CODE.matcher(rules).results().map(MatchResult::group))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(code -> tests.stream().noneMatch(source -> isTestedIn(source, code)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isTestedIn(String source, String code) {
        int method = source.indexOf(" void " + named(code) + "(");
        return method >= 0
                && javadocBefore(source.substring(0, method))
                        .filter(javadoc -> CHINESE.matcher(javadoc).find())
                        .isPresent();
    }

    /** The Javadoc of the test whose head ends here. */
    private static Optional<String> javadocBefore(String head) {
        int begin = head.lastIndexOf("/**");
        int end = head.indexOf("*/", Math.max(0, begin));
        if (begin < 0 || end < 0) {
            return Optional.empty();
        }
        String annotations = head.substring(end);
        boolean ofThisOne = annotations.contains("Test") && !annotations.contains("\n    }\n");
        return ofThisOne ? Optional.of(head.substring(begin, end)) : Optional.empty();
    }

    private static String named(String code) {
        String[] words = code.toLowerCase(Locale.ROOT).split("_", -1);
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private static Stream<String> contents(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList().stream()
                    .map(RuleTests::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
