package io.conduct.ledgerfile.value;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as people type them into cells. */
public final class Texts {

    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern LINE_BREAK = Pattern.compile("[ \\t\\u3000]*[\\r\\n\\u2028\\u2029]+[ \\t\\u3000]*");
    private static final Pattern LINE_BREAK_ALONE = Pattern.compile("\\r\\n|[\\r\\u2028\\u2029]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[\\x21-\\x7E])\\n(?=[\\x21-\\x7E])");
    private static final Pattern NOTHING = Pattern.compile("[-—–－−/\\\\]+|无|N/A|n/a");
    private static final Pattern DITTO = Pattern.compile("[〃″＂\"]|同上");
    private static final Pattern BRACKETED_YEAR =
            Pattern.compile("[\\[［【(（﹝〔]((?:19|20)[0-9]{2})[\\]］】)）﹞〕](?:第?0*(?=[1-9]))?");
    private static final Pattern FULL_WIDTH_DIGIT = Pattern.compile("[０-９]");

    private Texts() {}

    /** On one line and without what cannot be seen; lines broken within a cell are joined as Chinese is. */
    public static String line(String text) {
        if (isPlain(text)) {
            return text;
        }
        String visible = INVISIBLE.matcher(text.strip()).replaceAll("");
        String lines = LINE_BREAK.matcher(visible).replaceAll("\n");
        String joined = BETWEEN_WORDS.matcher(lines).replaceAll(" ").replace("\n", "");
        return joined.replace('\t', ' ').strip();
    }

    /** Without what cannot be seen, its lines as they are. */
    public static String passage(String text) {
        String visible = INVISIBLE.matcher(text.strip()).replaceAll("");
        return LINE_BREAK_ALONE.matcher(visible).replaceAll("\n");
    }

    /** For comparing: compatibility forms, one case, no blanks. */
    public static String key(String text) {
        if (isPlain(text)) {
            return text.toUpperCase(Locale.ROOT);
        }
        String plain = Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
        return BLANKS.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** For reading numbers and days: compatibility forms (half-width digits), single blanks. */
    public static String plain(String text) {
        if (isPlain(text)) {
            return text;
        }
        String plain = Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
        return BLANKS.matcher(plain).replaceAll(" ").strip();
    }

    /** Most cells: nothing but visible ASCII and common ideographs, which all the forms here leave as they are. */
    private static boolean isPlain(String text) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c <= ' ' || (c > '~' && c < '\u4E00') || c > '\u9FFF') {
                return false;
            }
        }
        return true;
    }

    /** Whether the text says that there is nothing: a dash, a stroke, 无. */
    public static boolean saysNothing(String text) {
        return NOTHING.matcher(text.strip()).matches();
    }

    /** Whether the text says: the same as above. */
    public static boolean saysDitto(String text) {
        return DITTO.matcher(text.strip()).matches();
    }

    /** An identifier without blanks, with half-width digits and the year of a document number in hexagonal brackets. */
    public static String identifier(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("");
        String dense = Normalizer.normalize(BLANKS.matcher(visible).replaceAll(""), Normalizer.Form.NFC);
        String digits = FULL_WIDTH_DIGIT
                .matcher(dense)
                .replaceAll(digit -> Normalizer.normalize(digit.group(), Normalizer.Form.NFKC));
        return BRACKETED_YEAR.matcher(digits).replaceFirst("〔$1〕");
    }

    /** The parts between separators that stand outside brackets: 各县（市、区） is one part. */
    public static List<String> split(String text, String separators) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            depth += "(（〔[【《“".indexOf(c) >= 0 ? 1 : 0;
            depth -= depth > 0 && ")）〕]】》”".indexOf(c) >= 0 ? 1 : 0;
            if (depth == 0 && separators.indexOf(c) >= 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.stream().map(Texts::line).filter(each -> !each.isEmpty()).toList();
    }
}
