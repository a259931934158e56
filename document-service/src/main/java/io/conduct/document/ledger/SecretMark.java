package io.conduct.document.ledger;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the mark of a secret document (密级) in a text: 绝密★, 机密★ or 秘密★ anywhere, with or without its term, or one
 * of the three words in brackets at the beginning. A document about secrecy, such as 关于秘密载体管理的通知, carries no mark.
 */
final class SecretMark {

    private static final String LEVEL = "(?:绝密|机密|秘密)";
    private static final Pattern MARK =
            Pattern.compile(LEVEL + "\\s*[★☆]|^[\\s\\p{Z}]*[(（\\[［【〔﹝]\\s*" + LEVEL + "[^)）\\]］】〕﹞]{0,20}[)）\\]］】〕﹞]");

    private SecretMark() {}

    static boolean isIn(@Nullable String text) {
        return text != null && MARK.matcher(text).find();
    }
}
