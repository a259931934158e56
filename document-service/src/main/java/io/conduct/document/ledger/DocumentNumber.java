package io.conduct.document.ledger;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The canonical writing of a document number (发文字号): hexagonal brackets around the year, ASCII digits, no blanks, as
 * GB/T 9704-2012 7.2.5 has it. What it means is not looked at: a number that does not conform stays what it is.
 */
final class DocumentNumber {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern FULL_WIDTH_DIGIT = Pattern.compile("[０-９]");
    private static final Pattern BRACKETED_YEAR = Pattern.compile("[\\[［【(（﹝〔]((?:19|20)[0-9]{2})[\\]］】)）﹞〕]");

    private DocumentNumber() {}

    static String canonical(String number) {
        String digits = FULL_WIDTH_DIGIT
                .matcher(number)
                .replaceAll(digit -> Normalizer.normalize(digit.group(), Normalizer.Form.NFKC));
        String dense = BLANKS.matcher(digits).replaceAll("");
        return BRACKETED_YEAR.matcher(dense).replaceFirst("〔$1〕");
    }
}
