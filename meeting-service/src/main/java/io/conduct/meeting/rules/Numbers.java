package io.conduct.meeting.rules;

import io.conduct.service.data.DataNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** How rules read and write their numbers. */
final class Numbers {

    private Numbers() {}

    /** A decimal from {@code least} to {@code most}. */
    static BigDecimal decimal(DataNode node, String least, String most) {
        BigDecimal value;
        try {
            value = new BigDecimal(node.text());
        } catch (NumberFormatException e) {
            throw node.error(node.text() + " (expected: a number)");
        }
        if (value.compareTo(new BigDecimal(least)) < 0 || value.compareTo(new BigDecimal(most)) > 0) {
            throw node.error(value.toPlainString() + " (expected: " + least + " to " + most + ")");
        }
        return value;
    }

    /** A number for some or all of the classes 1 to 4. */
    static Map<Integer, BigDecimal> byClass(DataNode limits, Function<DataNode, BigDecimal> reading) {
        Map<Integer, BigDecimal> byClass = new TreeMap<>();
        limits.allowing("1", "2", "3", "4")
                .fields()
                .forEach((meetingClass, limit) -> byClass.put(Integer.valueOf(meetingClass), reading.apply(limit)));
        if (byClass.isEmpty()) {
            throw limits.error("nothing (expected: a limit for at least one class)");
        }
        return byClass;
    }

    /** Yuan with two decimals; fen are the smallest amounts there are. */
    static String yuan(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    /** A number as people write it: 1 and not 1.0. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
