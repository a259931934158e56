package io.conduct.aggregator.statement;

import java.util.Map;

/** Which way a word says that something went. */
enum Direction {
    /** 上升, 增长, 增加 and the like. */
    UP(1),
    /** 下降, 减少, 压减 and the like. */
    DOWN(-1);

    /** Each word with the one that says the opposite in the same place of a sentence. */
    private static final Map<String, String> OPPOSITES = Map.ofEntries(
            Map.entry("上升", "下降"),
            Map.entry("下降", "上升"),
            Map.entry("增长", "下降"),
            Map.entry("增加", "减少"),
            Map.entry("减少", "增加"),
            Map.entry("新增", "减少"),
            Map.entry("压减", "增加"),
            Map.entry("压缩", "增加"),
            Map.entry("缩减", "增加"),
            Map.entry("精简", "增加"),
            Map.entry("提高", "降低"),
            Map.entry("提升", "降低"),
            Map.entry("降低", "提高"),
            Map.entry("上涨", "下跌"),
            Map.entry("下跌", "上涨"),
            Map.entry("增幅", "降幅"),
            Map.entry("涨幅", "跌幅"),
            Map.entry("降幅", "增幅"),
            Map.entry("减幅", "增幅"),
            Map.entry("跌幅", "涨幅"),
            Map.entry("升", "降"),
            Map.entry("降", "升"),
            Map.entry("增", "减"),
            Map.entry("减", "增"));

    private static final String FALLING = "下减压缩精降跌";

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    int sign() {
        return sign;
    }

    /** The direction of one of the words. */
    static Direction of(String word) {
        return FALLING.indexOf(word.charAt(0)) >= 0 ? DOWN : UP;
    }

    /** This word, or the one that says the opposite, whichever goes this way. */
    String turned(String word) {
        return of(word) == this ? word : OPPOSITES.getOrDefault(word, word);
    }

    /** Whether this is one of the words. */
    static boolean isWord(String word) {
        return OPPOSITES.containsKey(word);
    }

    /** Every word, as alternatives of a regular expression, longer ones first. */
    static String words() {
        return OPPOSITES.keySet().stream()
                .sorted((one, other) ->
                        one.length() == other.length() ? one.compareTo(other) : other.length() - one.length())
                .reduce((one, other) -> one + "|" + other)
                .orElseThrow();
    }
}
