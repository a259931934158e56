package io.conduct.document.rules;

import io.conduct.service.data.DataNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads what the rule files have in common. */
final class RuleData {

    private RuleData() {}

    static <E extends Enum<E>> List<E> constants(DataNode list, Class<E> type) {
        return list.items().stream().map(item -> item.constant(type)).toList();
    }

    static List<Pattern> patterns(DataNode list) {
        return list.items().stream().map(RuleData::pattern).toList();
    }

    /** Whether {@code one} is among {@code those}; what is absent is among none. */
    static <E> boolean isAmong(List<E> those, @Nullable E one) {
        return one != null && those.contains(one);
    }

    /** What of {@code text} the first pattern that is in it matches. */
    static Optional<String> firstMatch(List<Pattern> patterns, String text) {
        return patterns.stream()
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private static Pattern pattern(DataNode item) {
        try {
            return Pattern.compile(item.text());
        } catch (PatternSyntaxException e) {
            throw item.error(item.text() + " (expected: a regular expression; " + e.getDescription() + ")");
        }
    }
}
