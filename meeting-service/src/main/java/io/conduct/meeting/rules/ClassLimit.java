package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Meeting;
import io.conduct.service.data.DataNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A limit for each class of meeting: persons with staff, staff in per cent of the participants, or days.
 *
 * @param limits by class from 1 to 4; a class that is not there has no such limit
 */
record ClassLimit(Head head, Map<Integer, BigDecimal> limits) implements MeetingRule {

    private static final String LIMITS = "limits";
    private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);

    static ClassLimit read(DataNode rule, String least, String most) {
        return new ClassLimit(
                Head.read(rule, LIMITS),
                Numbers.byClass(rule.required(LIMITS), limit -> Numbers.decimal(limit, least, most)));
    }

    @Override
    public Stream<Finding> breachesIn(MeetingCase meeting) {
        Integer meetingClass = meeting.meeting().meetingClass();
        BigDecimal limit = meetingClass == null ? null : limits.get(meetingClass);
        if (limit == null || !meeting.takesPlace()) {
            return Stream.empty();
        }
        return switch (head.code()) {
            case PARTICIPANTS_OVER_LIMIT, PARTICIPANTS_OVER_USUAL -> scale(meeting.persons(), limit);
            case STAFF_OVER_SHARE -> staff(meeting.meeting(), limit);
            case DAYS_OVER_LIMIT -> over(meeting.meeting().days(), limit, "/days");
            default -> throw new IllegalStateException(head.code() + " (expected: a limit for each class)");
        };
    }

    private Stream<Finding> scale(@Nullable Integer persons, BigDecimal limit) {
        return over(persons == null ? null : BigDecimal.valueOf(persons), limit, "/participants");
    }

    /** Judged without rounding: staff x 100 against participants x per cent; the finding names persons. */
    private Stream<Finding> staff(Meeting meeting, BigDecimal percent) {
        if (meeting.staff() == null || meeting.participants() == null) {
            return Stream.empty();
        }
        BigDecimal most =
                percent.multiply(BigDecimal.valueOf(meeting.participants())).divide(PER_CENT);
        return over(BigDecimal.valueOf(meeting.staff()), most, "/staff");
    }

    private Stream<Finding> over(@Nullable BigDecimal actual, BigDecimal limit, String pointer) {
        return actual == null
                ? Stream.empty()
                : findingIf(actual.compareTo(limit) > 0, Numbers.plain(limit), Numbers.plain(actual), pointer);
    }
}
