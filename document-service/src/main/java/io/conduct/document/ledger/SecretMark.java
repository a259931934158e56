package io.conduct.document.ledger;

import java.util.regex.Pattern;

/**
 * Recognises the mark of a secret document (密级) in a text: 绝密★, 机密★ or 秘密★ anywhere, with or without its term; one of
 * the three words alone in brackets, or in brackets at the beginning; one of them set off at the beginning. A document about
 * secrecy, such as 关于秘密载体管理的通知, carries no mark.
 */
final class SecretMark {

    private static final String LEVEL = "(?:绝密|机密|秘密)";
    private static final String BLANKS = "[\\s\\p{Z}]*+";
    private static final String TERM = "(?:[0-9０-９]{1,2}" + BLANKS + "[年月]|长期)";
    private static final String OPEN = "[(（\\[［【〔﹝]";
    private static final String CLOSE = "[)）\\]］】〕﹞]";
    private static final Pattern MARK = Pattern.compile(String.join(
            "|",
            LEVEL + BLANKS + "[★☆✩✪*＊]",
            OPEN + BLANKS + LEVEL + BLANKS + TERM + "?" + BLANKS + CLOSE,
            "^" + BLANKS + OPEN + BLANKS + LEVEL + "[^)）\\]］】〕﹞]{0,20}" + CLOSE,
            "^" + BLANKS + LEVEL + "(?:" + BLANKS + "[:：]|" + BLANKS + TERM + "|[\\s\\p{Z}]|$)"));

    private SecretMark() {}

    static boolean isIn(String text) {
        return MARK.matcher(text).find();
    }
}
