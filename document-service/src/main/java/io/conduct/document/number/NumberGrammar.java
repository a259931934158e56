package io.conduct.document.number;

import io.conduct.contract.payload.Document.NumberForm;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of document numbers. A 发文字号 is made of 发文机关代字, 年份 and 发文顺序号 (党政机关公文处理工作条例 第九条); the year stands in
 * full between hexagonal brackets, the sequence has neither 第 nor leading zeros and is followed by 号 (GB/T 9704-2012
 * 7.2.5). Orders, announcements and issues are numbered otherwise: 第16号, 公告第44号, 〔2021〕3期.
 *
 * <p>How brackets, digits and blanks are typed says nothing about the document, so it is put right in silence; a 第 or a
 * zero too many stands on the paper.
 */
public final class NumberGrammar {

    private static final String HAN = "[\\p{IsHan}]";
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final Pattern OTHER_DIGIT = Pattern.compile("(?![0-9])\\p{Nd}");
    private static final Pattern BRACKETED_YEAR = Pattern.compile("[\\p{Ps}<＜]((?:19|20)[0-9]{2})[\\p{Pe}>＞]");
    private static final Pattern CODE = Pattern.compile(HAN + "{1,20}(?:[（(]" + HAN + "{1,10}[）)]" + HAN + "{0,20})?");

    private static final String SEQUENCE = "(?<ordinal>第?)(?<zeros>0*)(?<sequence>[1-9][0-9]{0,4})";
    private static final String UNIT = "(?:号|(?<issue>期)(?:[（(]总第?(?<total>[1-9][0-9]{0,6})期[）)])?)";
    private static final Pattern BRACKETED =
            Pattern.compile("(?<code>[^〔〕]*)〔(?<year>(?:19|20)[0-9]{2})〕" + SEQUENCE + UNIT);
    private static final Pattern RUNNING =
            Pattern.compile("(?<code>" + HAN + "*?)(?:(?<year>(?:19|20)[0-9]{2})年)?" + SEQUENCE + UNIT);

    private NumberGrammar() {}

    /** Reads a number of any form. */
    public static NumberReading read(String number) {
        String dense = dense(number);
        Matcher bracketed = BRACKETED.matcher(dense);
        if (bracketed.matches() && isCodeOrNothing(bracketed.group("code"))) {
            return bracketed(bracketed);
        }
        Matcher running = RUNNING.matcher(dense);
        if (running.matches() && mayRun(running)) {
            return running(running);
        }
        return NumberReading.unknown(dense, NumberFault.in(dense));
    }

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** ASCII digits, no blanks, hexagonal brackets around the year. */
    private static String dense(String number) {
        String digits = OTHER_DIGIT
                .matcher(number)
                .replaceAll(
                        digit -> Integer.toString(Character.digit(digit.group().codePointAt(0), 10)));
        String dense = BLANKS.matcher(digits).replaceAll("");
        return BRACKETED_YEAR.matcher(dense).replaceFirst("〔$1〕");
    }

    private static boolean isCodeOrNothing(String text) {
        return text.isEmpty() || isCode(text);
    }

    /** A 发文字号 that has lost its year is no running number. */
    private static boolean mayRun(Matcher parts) {
        String code = parts.group("code");
        return code.isEmpty() || isIssue(parts) || namedBy(code) != null;
    }

    private static NumberReading bracketed(Matcher parts) {
        String code = parts.group("code").replace('(', '（').replace(')', '）');
        boolean issue = isIssue(parts);
        return new NumberReading(
                code + "〔" + parts.group("year") + "〕" + parts.group("sequence") + unit(parts),
                issue ? List.of(NumberForm.ISSUE) : formsOfBracketed(code),
                code.isEmpty() ? null : code,
                Integer.valueOf(parts.group("year")),
                Integer.valueOf(parts.group("sequence")),
                issue || (parts.group("ordinal") + parts.group("zeros")).isEmpty(),
                code.isEmpty() && !issue ? List.of(NumberFault.CODE_MISSING) : List.of());
    }

    private static NumberReading running(Matcher parts) {
        String code = parts.group("code");
        String year = parts.group("year");
        return new NumberReading(
                code + (year == null ? "" : year + "年") + "第" + parts.group("sequence") + unit(parts),
                isIssue(parts) ? List.of(NumberForm.ISSUE) : formsOfRunning(code),
                code.isEmpty() ? null : code,
                year == null ? null : Integer.valueOf(year),
                Integer.valueOf(parts.group("sequence")),
                isIssue(parts) || parts.group("zeros").isEmpty(),
                List.of());
    }

    private static boolean isIssue(Matcher parts) {
        return parts.group("issue") != null;
    }

    private static String unit(Matcher parts) {
        String total = parts.group("total");
        return (isIssue(parts) ? "期" : "号") + (total == null ? "" : "（总第" + total + "期）");
    }

    private static List<NumberForm> formsOfBracketed(String code) {
        if (code.isEmpty()) {
            return List.of(NumberForm.ANNOUNCEMENT, NumberForm.ORDER, NumberForm.ISSUE);
        }
        NumberForm named = namedBy(code);
        return named == null ? List.of(NumberForm.NUMBER) : List.of(NumberForm.NUMBER, named);
    }

    /** 第16号 alone may be an order, an announcement or an issue of minutes. */
    private static List<NumberForm> formsOfRunning(String code) {
        NumberForm named = namedBy(code);
        return named == null ? List.of(NumberForm.ORDER, NumberForm.ANNOUNCEMENT, NumberForm.ISSUE) : List.of(named);
    }

    private static @Nullable NumberForm namedBy(String code) {
        if (code.endsWith("令")) {
            return NumberForm.ORDER;
        }
        return code.endsWith("公告") || code.endsWith("通告") ? NumberForm.ANNOUNCEMENT : null;
    }
}
