package io.conduct.aggregator.statement;

import io.conduct.aggregator.statement.Claim.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the claims of a Chinese statement such as 同比上升7.4%, 减少1次, 压减率35.22%, 下降2.6个百分点, 占24.14% or 持平.
 * Full-width digits and signs are read like the ordinary ones; a text in Latin letters is not understood.
 */
final class StatementParser {

    private static final int MOST_DECIMALS = 6;
    private static final int MOST_DIGITS = 15;
    private static final String NUMBER = "[+-]?\\d[\\d,]*(?:\\.\\d+)?";
    private static final String UNUSUAL = "０１２３４５６７８９．％﹪＋－−–—";
    private static final String USUAL = "0123456789.%%+-----";
    private static final String WORDS = Direction.words() + "|占比|占";
    private static final String BEFORE = "(?:(?:上年度?|去年|上期|上月|对比期)(?:同期)?|同期)数?(?:为|是|的)?\\s*";
    private static final String UNIT = "(?:(?!" + WORDS + "|持平)\\p{IsHan}){0,3}";
    private static final Pattern CLAIM = Pattern.compile("(?<same>持平|没有变化|无变化|不变)"
            + "|(?:(?<before>" + BEFORE + ")"
            + "|(?<word>" + WORDS + ")(?<link>(?:了|率|率为|的?幅度为?|为|达到?|约|近|到|至|总数的?|全部的?|\\s)*))?"
            + "(?<number>" + NUMBER + ")(?<ending>\\s*%|\\s*个?百分点|" + UNIT + ")");
    private static final Pattern MARKS_OF_TIME = Pattern.compile("[年月日季号][\\p{IsHan}]*");
    private static final Pattern LEFT_OVER = Pattern.compile("\\d");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2}");

    /** The text with ordinary digits and signs, each in the place of the one it stands for. */
    static String normalised(String text) {
        StringBuilder ordinary = new StringBuilder(text.length());
        text.chars().map(StatementParser::ordinary).forEach(sign -> ordinary.append((char) sign));
        return ordinary.toString();
    }

    private static int ordinary(int sign) {
        int place = UNUSUAL.indexOf(sign);
        return place < 0 ? sign : USUAL.charAt(place);
    }

    /** The claims of a normalised statement; empty when it makes none or holds a number that is not understood. */
    List<Claim> parse(String statement) {
        if (LATIN.matcher(statement).find()) {
            return List.of();
        }
        List<Claim> claims = new ArrayList<>();
        StringBuilder rest = new StringBuilder(statement);
        Matcher matcher = CLAIM.matcher(statement);
        while (matcher.find()) {
            Optional<Claim> claim = claimOf(matcher);
            if (claim.isEmpty() && !isTime(matcher)) {
                return List.of();
            }
            claim.ifPresent(claims::add);
            rest.replace(matcher.start(), matcher.end(), " ".repeat(matcher.end() - matcher.start()));
        }
        return LEFT_OVER.matcher(rest).find() ? List.of() : claims;
    }

    private static boolean isTime(Matcher matcher) {
        return matcher.group("word") == null
                && MARKS_OF_TIME.matcher(matcher.group("ending")).matches();
    }

    private static Optional<Claim> claimOf(Matcher matcher) {
        if (matcher.group("same") != null) {
            return Optional.of(
                    new Claim(Kind.SAME, matcher.group(), "", BigDecimal.ZERO, "", matcher.start(), matcher.end()));
        }
        if (isTime(matcher)) {
            return Optional.empty();
        }
        String word = matcher.group("word") == null ? "" : matcher.group("word");
        String before = matcher.group("before");
        String link = matcher.group("link") == null ? "" : matcher.group("link");
        String number = matcher.group("number").replace(",", "");
        Kind kind = namesPrevious(before, matcher.group("ending"))
                ? Kind.PREVIOUS
                : kindOf(word, link, number, matcher.group("ending"));
        BigDecimal amount = new BigDecimal(number);
        if (amount.scale() > MOST_DECIMALS || amount.precision() > MOST_DIGITS) {
            return Optional.empty();
        }
        boolean falls = isChange(kind) && !word.isEmpty() && Direction.of(word) == Direction.DOWN;
        return Optional.of(new Claim(
                kind,
                word,
                before == null ? link : before,
                falls ? amount.negate() : amount,
                matcher.group("ending"),
                matcher.start(),
                matcher.end()));
    }

    /** 上年同期为96 is that value, 为上年同期的96% a share of it. */
    private static boolean namesPrevious(@Nullable String before, String ending) {
        return before != null && !(before.contains("的") && ending.endsWith("%"));
    }

    private static boolean isChange(Kind kind) {
        return kind == Kind.PERCENT || kind == Kind.POINTS || kind == Kind.AMOUNT;
    }

    private static Kind kindOf(String word, String link, String number, String ending) {
        // 下降到20% is what is left, 下降20% and 降幅达到20% are what is gone.
        boolean changes = Direction.isWord(word)
                ? !link.replace("达到", "").contains("到") && !link.contains("至")
                : word.isEmpty() && (number.startsWith("+") || number.startsWith("-"));
        if (ending.endsWith("百分点")) {
            return Kind.POINTS;
        }
        if (ending.endsWith("%")) {
            return changes ? Kind.PERCENT : Kind.SHARE;
        }
        return changes ? Kind.AMOUNT : Kind.LEVEL;
    }
}
