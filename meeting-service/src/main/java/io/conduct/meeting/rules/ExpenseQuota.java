package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.service.data.DataNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a meeting may cost (综合定额): its quota times persons, staff included, times days. The headings may make up for each
 * other; the sum is what binds.
 *
 * @param quotas whole yuan for each person and day, by class of meeting from 1 to 4; a class that is not there has no quota
 */
record ExpenseQuota(Head head, Map<Integer, BigDecimal> quotas) implements MeetingRule {

    private static final String QUOTAS = "quotas";

    static ExpenseQuota read(DataNode rule) {
        return new ExpenseQuota(
                Head.read(rule, QUOTAS),
                Numbers.byClass(rule.required(QUOTAS), quota -> BigDecimal.valueOf(quota.integer(1, 100_000))));
    }

    @Override
    public Stream<Finding> breachesIn(MeetingCase meeting) {
        if (!meeting.takesPlace() || meeting.meeting().expenses() == null) {
            return Stream.empty();
        }
        return ceilingOf(meeting).stream()
                .flatMap(ceiling -> findingIf(
                        meeting.total().compareTo(ceiling) > 0,
                        Numbers.yuan(ceiling),
                        Numbers.yuan(meeting.total()),
                        "/expenses"));
    }

    /** The ceiling in yuan; empty where a part of it is unknown. */
    Optional<BigDecimal> ceilingOf(MeetingCase meeting) {
        Integer meetingClass = meeting.meeting().meetingClass();
        Integer persons = meeting.persons();
        BigDecimal days = meeting.meeting().days();
        BigDecimal quota = meetingClass == null ? null : quotas.get(meetingClass);
        return quota == null || persons == null || days == null
                ? Optional.empty()
                : Optional.of(quota.multiply(BigDecimal.valueOf(persons)).multiply(days));
    }
}
