package io.conduct.aggregator.proofread;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The units that numbers of a report have. */
final class Units {

    /** Longer ones first, so that 人次 is not read as 人. */
    private static final List<String> ALL = List.of(
            "个百分点", "百分点", "件次", "人次", "批次", "分钟", "小时", "个月", "%", "批", "件", "次", "份", "篇", "项", "个", "家", "人", "名",
            "起", "元", "天", "字", "场", "期", "户", "条", "页", "倍");

    private static final Map<String, String> SAME = Map.of("个百分点", "百分点", "批次", "批", "场", "次", "份", "件", "名", "人");
    private static final Set<String> COUNTED =
            Set.of("件次", "人次", "批", "件", "次", "篇", "项", "个", "家", "人", "起", "期", "户", "条");
    private static final Set<String> RATES = Set.of("%", "百分点");

    private Units() {}

    /** Every unit, as alternatives of a regular expression. */
    static String alternatives() {
        return ALL.stream().collect(Collectors.joining("|"));
    }

    /** Whether both count the same. */
    static boolean same(String one, String other) {
        return common(one).equals(common(other));
    }

    /** Whether one of them may have been mistaken for the other; 分钟 and 小时 are two ways to print the same. */
    static boolean confusable(String one, String other) {
        return (COUNTED.contains(common(one)) && COUNTED.contains(common(other))) || bothRates(one, other);
    }

    /** Whether it is something that is counted one by one. */
    static boolean isCounted(String unit) {
        return COUNTED.contains(common(unit));
    }

    /** Whether one is per cent and the other percentage points. */
    static boolean bothRates(String one, String other) {
        return RATES.contains(common(one)) && RATES.contains(common(other));
    }

    private static String common(String unit) {
        return SAME.getOrDefault(unit, unit);
    }
}
