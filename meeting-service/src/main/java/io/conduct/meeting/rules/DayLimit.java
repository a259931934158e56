package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.service.data.DataNode;
import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * How many days a meeting may take, whatever its class.
 *
 * @param days most days, in steps of 0.5
 */
record DayLimit(Head head, BigDecimal days) implements MeetingRule {

    private static final String LIMIT = "limit";

    static DayLimit read(DataNode rule) {
        return new DayLimit(Head.read(rule, LIMIT), Numbers.decimal(rule.required(LIMIT), "0.5", "366"));
    }

    @Override
    public Stream<Finding> breachesIn(MeetingCase meeting) {
        BigDecimal actual = meeting.meeting().days();
        return actual == null || !meeting.takesPlace()
                ? Stream.empty()
                : findingIf(actual.compareTo(days) > 0, Numbers.plain(days), Numbers.plain(actual), "/days");
    }
}
