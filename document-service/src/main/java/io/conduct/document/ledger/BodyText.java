package io.conduct.document.ledger;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the characters (字数) of a document's body, for which there is no statutory rule. The rule of this platform, edition
 * {@value #RULE}: each CJK character is one, each punctuation mark or other symbol is one, each Latin word or number is one
 * (3.5%, GB/T and 2021-2022 too), blanks are none. What follows a line that says nothing but 附件, with or without a number,
 * is an attachment and left out.
 */
final class BodyText {

    /** Edition of the rule; it changes when the rule does. */
    static final int RULE = 1;

    private static final String BLANKS = "[\\h\\p{Zs}]*+";
    private static final Pattern ATTACHMENT = Pattern.compile(
            "^" + BLANKS + "附" + BLANKS + "件" + BLANKS + "[0-9０-９一二三四五六七八九十]{0,3}+" + BLANKS + "[:：]?+" + BLANKS + "$",
            Pattern.MULTILINE);
    private static final Set<UnicodeScript> CJK = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI);
    /** What joins two parts of one Latin word or number. */
    private static final String JOINERS = ".,'’-_/:@&+";
    /** What belongs to the number before it. */
    private static final String PER = "%‰";

    private final int[] points;
    private int at;
    private int counted;

    private BodyText(String body) {
        this.points = body.codePoints().toArray();
    }

    /** The characters of the body that {@code text} holds. */
    static int charactersOf(String text) {
        Matcher attachment = ATTACHMENT.matcher(text);
        return new BodyText(attachment.find() ? text.substring(0, attachment.start()) : text).count();
    }

    private int count() {
        while (at < points.length) {
            if (isWord(points[at])) {
                skipWord();
                counted++;
            } else {
                counted += isBlank(points[at]) ? 0 : 1;
                at++;
            }
        }
        return counted;
    }

    private void skipWord() {
        while (isWordAt(at) || isMark(at) || (isJoiner(at) && isWordAt(at + 1))) {
            at++;
        }
        if (at < points.length && PER.indexOf(points[at]) >= 0) {
            at++;
        }
    }

    private boolean isWordAt(int index) {
        return index < points.length && isWord(points[index]);
    }

    private boolean isJoiner(int index) {
        return index < points.length && JOINERS.indexOf(points[index]) >= 0;
    }

    private boolean isMark(int index) {
        return index < points.length && isInvisible(points[index]);
    }

    private static boolean isWord(int point) {
        return Character.isLetterOrDigit(point) && !CJK.contains(UnicodeScript.of(point));
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || isInvisible(point);
    }

    /** Accents and format characters add nothing to what they stand on. */
    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }
}
