package io.conduct.petition.rules;

import io.conduct.petition.calendar.WorkingDays;
import io.conduct.service.data.DataNode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A period within which something is to be done. The day on which it begins does not count.
 *
 * @param days how many days
 * @param dayType whether they are calendar or working days
 * @param rollOver what becomes of a last day that is no working day
 */
record Term(int days, DayType dayType, RollOver rollOver) {

    /** The properties of a rule that has a term. */
    static final String[] PROPERTIES = {"days", "dayType", "rollOver"};

    private static final int MOST_DAYS = 3650;

    /** What a period counts. */
    enum DayType {
        /** 日. */
        CALENDAR,
        /** 工作日. */
        WORKING
    }

    /** What becomes of a last day that is no working day. */
    enum RollOver {
        /** It stays the last day. */
        NONE,
        /** The next working day is the last. */
        NEXT_WORKING_DAY
    }

    static Term read(DataNode rule) {
        return new Term(
                rule.required("days").integer(1, MOST_DAYS),
                rule.required("dayType").constant(DayType.class),
                rule.required("rollOver").constant(RollOver.class));
    }

    /** The last day of the period, lengthened by {@code more} days; empty when the calendar does not reach it. */
    Optional<LocalDate> lastDay(LocalDate begin, int more, WorkingDays calendar) {
        if (dayType == DayType.WORKING) {
            return calendar.after(begin, days + more);
        }
        LocalDate last = begin.plusDays((long) days + more);
        return rollOver == RollOver.NONE ? Optional.of(last) : calendar.onOrAfter(last);
    }
}
