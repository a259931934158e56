package io.conduct.ledgerfile.dictionary;

import io.conduct.ledgerfile.value.Texts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms of names and words that are compared. */
final class Keys {

    private static final Pattern BRACKETS_AT_END = Pattern.compile("(?:\\([^()]*\\)|\\[[^\\[\\]]*\\])+$");
    private static final Pattern DECORATION = Pattern.compile("^[*★]+|[*★:]+$");
    private static final Pattern NOTE = Pattern.compile("^(.+?)[(\\[]([^()\\[\\]]*)[)\\]]$");

    private Keys() {}

    static String of(String text) {
        return Texts.key(text);
    }

    static String withoutBrackets(String key) {
        return BRACKETS_AT_END.matcher(key).replaceFirst("");
    }

    /** A header's key: no marks of what is required, no colon. */
    static String ofHeader(String text) {
        return DECORATION.matcher(of(text)).replaceAll("");
    }

    /** What stands in brackets at the end of a header's key: its unit, often. */
    static String noteIn(String headerKey) {
        Matcher note = NOTE.matcher(headerKey);
        return note.matches() ? note.group(2) : "";
    }

    static String withoutNote(String headerKey) {
        Matcher note = NOTE.matcher(headerKey);
        return note.matches() ? note.group(1) : headerKey;
    }
}
