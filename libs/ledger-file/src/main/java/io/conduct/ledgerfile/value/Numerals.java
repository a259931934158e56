package io.conduct.ledgerfile.value;

import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in Chinese characters, as far as ledgers have them: 三, 十二, 一百零五, and the year 二〇二一. */
final class Numerals {

    static final String CHARACTERS = "〇零○一二两三四五六七八九十百千";

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final Pattern YEAR = Pattern.compile("([〇零○一二三四五六七八九]{4})(?=年)");
    private static final Pattern RUN = Pattern.compile("[" + CHARACTERS + "]+");

    private Numerals() {}

    /** The number below 10,000 that the characters name. */
    static OptionalInt value(String characters) {
        int sum = 0;
        int digit = -1;
        for (int index = 0; index < characters.length(); index++) {
            char c = characters.charAt(index);
            int unit = unit(c);
            if (unit == 1) {
                if (digit > 0) {
                    return OptionalInt.empty();
                }
                digit = digit(c);
            } else {
                sum += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
            }
        }
        return characters.isEmpty() ? OptionalInt.empty() : OptionalInt.of(sum + Math.max(0, digit));
    }

    /** The text with years digit by digit and other numbers as a whole in Arabic digits. */
    static String toArabic(String text) {
        String years = YEAR.matcher(text).replaceAll(year -> digits(year.group(1)));
        return RUN.matcher(years).replaceAll(Numerals::arabic);
    }

    private static String arabic(MatchResult run) {
        OptionalInt value = value(run.group());
        return value.isPresent() ? Integer.toString(value.getAsInt()) : Matcher.quoteReplacement(run.group());
    }

    private static String digits(String characters) {
        StringBuilder digits = new StringBuilder();
        characters.chars().forEach(c -> digits.append(digit((char) c)));
        return digits.toString();
    }

    private static int digit(char c) {
        return switch (c) {
            case '零', '○' -> 0;
            case '两' -> 2;
            default -> DIGITS.indexOf(c);
        };
    }

    private static int unit(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            default -> 1;
        };
    }
}
