package io.conduct.aggregator.proofread;

import io.conduct.aggregator.proofread.Printed.Kind;
import io.conduct.aggregator.statement.StatementChecker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers of a sentence, each with its unit and the words before it. Dates, numbers of documents and articles,
 * and whatever belongs to Latin letters are no numbers of a report.
 */
final class SentenceReader {

    private static final int MOST_DIGITS = 15;
    private static final String NUMBER = "\\d[\\d,]*+(?:\\.\\d+)?+";
    private static final String UNIT = Units.alternatives();
    private static final String MARK =
            "(?:19|20)\\d{2}(?:[-/]\\d{1,2}(?:[-/]\\d{1,2})?|\\.\\d{1,2}\\.\\d{1,2})|\\d{1,4}\\s?(?:年度|年|月份|月|日|号|时|季度|届)"
                    + "|第\\s?\\d++|[〔\\[（(]\\d{4}[〕\\]）)]|[A-Za-z][A-Za-z0-9_.:/-]*+|\\d++[A-Za-z][A-Za-z0-9]*+";
    private static final String PREFIX = "(?:同口径)?(?:同比去年|同比|环比|[较比与]?(?:上年|去年)(?:同期)?(?:相比)?)?\\s?";
    private static final String FROM_NOTHING = "(?:（(?:上年同期|去年同期|上年|去年|上期)为0）)?";
    private static final Pattern PARTS = Pattern.compile("(?<comparison>" + PREFIX + "(?:"
            + "(?<same>(?<!基本|大体|总体)(?:持平|没有变化|无变化))"
            + "|(?:" + StatementChecker.directionWords() + ")(?<link>(?:了|率为|率|的?幅度为?|为|至|到|约|近|不足|超过|逾|\\s){0,4})"
            + "(?!\\d{1,4}\\s?[年月日号])(?<changed>" + NUMBER + ")(?<changedunit>\\s?(?:" + UNIT + "))?" + FROM_NOTHING
            + "))|(?<mark>" + MARK + ")"
            + "|(?<number>" + NUMBER + ")\\s?(?<some>余|多|几)?(?<factor>万|亿)?\\s?(?<unit>" + UNIT
            + ")?(?<about>余|多|左右|以上|以内|以下|上下)?");
    private static final Pattern VAGUE_LINK = Pattern.compile("约|近|不足|超过|逾");
    private static final Pattern VAGUE_BEFORE = Pattern.compile("(?:约|近|逾|超|超过|不足|不超|至少|不低于|不少于)\\s?$");
    private static final Pattern VAGUE_AFTER = Pattern.compile("^(?:左右|以上|以内|以下|上下)");
    private static final Pattern CLAUSE_END = Pattern.compile("[，、；：（）(),;:—]");
    private static final Pattern EMPTY_WORDS =
            Pattern.compile("其中|我单位|我机关|本机关|本单位|我办|我委|我局|我院|全年|本年度|本年|今年|一年来|先后|共计|总计|合计|累计|分别为|均为|达到|共|为|达|是");
    private static final Pattern SIGNS = Pattern.compile("[\\s《》“”\"'‘’。！？!?·]");
    private static final int LOOK_BACK = 80;
    private static final int LOOK_AHEAD = 4;

    private final String org;

    /** For reports of the org with this name. */
    SentenceReader(String org) {
        this.org = org;
    }

    /** What is printed in the sentence, in order; the sentence is normalised. */
    List<Printed> read(String sentence) {
        List<Printed> printed = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int copied = 0;
        Matcher matcher = PARTS.matcher(sentence);
        while (matcher.find()) {
            words.append(sentence, copied, matcher.start());
            copied = matcher.end();
            if (isNoNumber(matcher)) {
                continue;
            }
            printed.add(printed(sentence, matcher, clause(words)));
            words.setLength(0);
        }
        return printed;
    }

    /** The sentence with a sign for each number and comparison, without what says nothing. */
    String skeleton(String sentence) {
        StringBuilder skeleton = new StringBuilder();
        int copied = 0;
        Matcher matcher = PARTS.matcher(sentence);
        while (matcher.find()) {
            skeleton.append(sentence, copied, matcher.start());
            copied = matcher.end();
            if (!isNoNumber(matcher)) {
                skeleton.append(matcher.group("comparison") == null ? '#' : '@');
            }
        }
        skeleton.append(sentence, copied, sentence.length());
        return CLAUSE_END.matcher(plain(skeleton.toString())).replaceAll("");
    }

    /** The words as they would stand before a number. */
    String words(String text) {
        return clause(new StringBuilder(text));
    }

    private static boolean isNoNumber(Matcher matcher) {
        String digits = matcher.group("number") == null ? matcher.group("changed") : matcher.group("number");
        return matcher.group("mark") != null || (digits != null && digits.length() > MOST_DIGITS);
    }

    private Printed printed(String sentence, Matcher matcher, String before) {
        return matcher.group("comparison") == null
                ? number(sentence, matcher, before)
                : comparison(sentence, matcher, before);
    }

    private static Printed number(String sentence, Matcher matcher, String before) {
        String prior = sentence.substring(Math.max(0, matcher.start() - LOOK_AHEAD), matcher.start());
        boolean vague = matcher.group("some") != null
                || matcher.group("about") != null
                || VAGUE_BEFORE.matcher(prior).find();
        return new Printed(
                Kind.NUMBER,
                matcher.start(),
                matcher.end(),
                matcher.group(),
                decimal(matcher.group("number")),
                factor(matcher.group("factor")),
                unit(matcher.group("unit")),
                vague,
                before);
    }

    private static Printed comparison(String sentence, Matcher matcher, String before) {
        String after = sentence.substring(matcher.end(), Math.min(sentence.length(), matcher.end() + LOOK_AHEAD));
        String link = matcher.group("link");
        String changed = matcher.group("changed");
        boolean vague = (link != null && VAGUE_LINK.matcher(link).find())
                || VAGUE_AFTER.matcher(after).find();
        return new Printed(
                Kind.COMPARISON,
                matcher.start(),
                matcher.end(),
                matcher.group(),
                changed == null ? null : decimal(changed),
                BigDecimal.ONE,
                unit(matcher.group("changedunit")),
                vague,
                before);
    }

    /** The last clause of the words, in its bare form. */
    private String clause(StringBuilder words) {
        String text = words.substring(Math.max(0, words.length() - LOOK_BACK));
        Matcher ends = CLAUSE_END.matcher(text);
        int begin = 0;
        while (ends.find()) {
            begin = ends.end();
        }
        return plain(text.substring(begin));
    }

    private String plain(String text) {
        String bare = SIGNS.matcher(text).replaceAll("").replace(org, "");
        return EMPTY_WORDS.matcher(bare).replaceAll("");
    }

    private static BigDecimal decimal(String digits) {
        return new BigDecimal(digits.replace(",", ""));
    }

    private static BigDecimal factor(@Nullable String factor) {
        return factor == null ? BigDecimal.ONE : BigDecimal.ONE.movePointRight("万".equals(factor) ? 4 : 8);
    }

    private static String unit(@Nullable String unit) {
        return unit == null ? "" : unit.strip();
    }
}
