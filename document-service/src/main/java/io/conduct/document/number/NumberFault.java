package io.conduct.document.number;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be wrong with a number: its parts are 机关代字, 年份, 发文顺序号 and 号. */
public enum NumberFault {
    /** There is no digit in it. */
    SEQUENCE_MISSING("没有顺序号"),
    /** The bracket after the year was lost, as in 市办字〔201418号. */
    YEAR_UNCLOSED("年份后缺少右括号"),
    /** The bracket before the year was lost. */
    YEAR_UNOPENED("年份前缺少左括号"),
    /** The year is not in full, as in 〔21〕. */
    YEAR_SHORTENED("年份没有标全称"),
    /** Four digits in brackets that are no year from 1900 to 2099. */
    YEAR_OUT_OF_RANGE("年份不在1900至2099之间"),
    /** There is no year in brackets. */
    YEAR_MISSING("没有用括号括入的年份"),
    /** There is nothing before the year. */
    CODE_MISSING("缺少机关代字"),
    /** What stands before the year is no code. */
    CODE_UNREADABLE("机关代字应当是1至20个汉字"),
    /** What follows the year is no sequence. */
    SEQUENCE_UNREADABLE("顺序号应当是1至99999的整数"),
    /** 号 is not there at the end. */
    SUFFIX_MISSING("顺序号后缺少“号”字");

    private static final String OPEN = "[\\p{Ps}<＜]";
    private static final String CLOSE = "[\\p{Pe}>＞]";
    private static final Pattern UNCLOSED = Pattern.compile(OPEN + "(?:19|20)[0-9]{2}(?!" + CLOSE + ")");
    private static final Pattern UNOPENED = Pattern.compile("(?<!" + OPEN + ")(?:19|20)[0-9]{2}" + CLOSE);
    private static final Pattern SHORTENED = Pattern.compile(OPEN + "[0-9]{2}" + CLOSE);
    private static final Pattern BRACKETED = Pattern.compile("^(.*?)" + OPEN + "([0-9]{4})" + CLOSE + "(.*)$");
    private static final Pattern SEQUENCE = Pattern.compile("第?0*[1-9][0-9]{0,4}");

    private final String text;

    NumberFault(String text) {
        this.text = text;
    }

    /** What is wrong, in words. */
    public String text() {
        return text;
    }

    /** Everything wrong with a number without blanks that is of no known form. */
    static List<NumberFault> in(String number) {
        if (number.chars().noneMatch(character -> character >= '0' && character <= '9')) {
            return List.of(SEQUENCE_MISSING);
        }
        List<NumberFault> faults = new ArrayList<>();
        Matcher parts = BRACKETED.matcher(number);
        if (parts.matches()) {
            inParts(parts.group(1), parts.group(2), parts.group(3), faults);
        } else {
            faults.add(inYear(number));
        }
        if (!number.endsWith("号")) {
            faults.add(SUFFIX_MISSING);
        }
        return faults;
    }

    private static void inParts(String code, String year, String rest, List<NumberFault> faults) {
        if (code.isEmpty()) {
            faults.add(CODE_MISSING);
        } else if (!NumberGrammar.isCode(code)) {
            faults.add(CODE_UNREADABLE);
        }
        if (!year.startsWith("19") && !year.startsWith("20")) {
            faults.add(YEAR_OUT_OF_RANGE);
        }
        String sequence = rest.endsWith("号") ? rest.substring(0, rest.length() - 1) : rest;
        if (sequence.isEmpty()) {
            faults.add(SEQUENCE_MISSING);
        } else if (!SEQUENCE.matcher(sequence).matches()) {
            faults.add(SEQUENCE_UNREADABLE);
        }
    }

    private static NumberFault inYear(String number) {
        if (UNCLOSED.matcher(number).find()) {
            return YEAR_UNCLOSED;
        }
        if (UNOPENED.matcher(number).find()) {
            return YEAR_UNOPENED;
        }
        return SHORTENED.matcher(number).find() ? YEAR_SHORTENED : YEAR_MISSING;
    }
}
