package io.conduct.petition.calendar;

import io.conduct.service.data.DataNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arrangement of one year.
 *
 * @param year the year
 * @param source the notice that arranges it
 * @param off days without work, weekends within a holiday included
 * @param worked weekend days on which work is made up for (调休上班)
 */
record CalendarYear(int year, String source, Set<LocalDate> off, Set<LocalDate> worked) {

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;

    CalendarYear {
        off = Set.copyOf(off);
        worked = Set.copyOf(worked);
    }

    static CalendarYear read(DataNode root) {
        root.allowing("year", "source", "holidays", "worked");
        int year = root.required("year").integer(EARLIEST, LATEST);
        Set<LocalDate> off = new TreeSet<>();
        root.required("holidays").items().forEach(holiday -> addHoliday(holiday, year, off));
        Set<LocalDate> worked = new TreeSet<>();
        root.optional("worked").map(DataNode::items).orElseGet(List::of).forEach(node -> {
            LocalDate day = dayIn(year, node);
            if (!isWeekend(day) || off.contains(day) || !worked.add(day)) {
                throw node.error(day + " (expected: a weekend day outside the holidays, once)");
            }
        });
        return new CalendarYear(year, root.required("source").text(), off, worked);
    }

    boolean isWorkingDay(LocalDate day) {
        return worked.contains(day) || !(isWeekend(day) || off.contains(day));
    }

    /** In an order that does not depend on the run, for digests. */
    @Override
    public String toString() {
        return year + " " + source + " off " + new TreeSet<>(off) + " worked " + new TreeSet<>(worked);
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static void addHoliday(DataNode holiday, int year, Set<LocalDate> off) {
        holiday.allowing("name", "from", "to");
        holiday.required("name").text();
        LocalDate first = dayIn(year, holiday.required("from"));
        LocalDate last = dayIn(year, holiday.required("to"));
        if (last.isBefore(first)) {
            throw holiday.required("to").error(last + " (expected: " + first + " or later)");
        }
        first.datesUntil(last.plusDays(1)).forEach(day -> {
            if (!off.add(day)) {
                throw holiday.error(day + " (expected: in one holiday only)");
            }
        });
    }

    private static LocalDate dayIn(int year, DataNode node) {
        LocalDate day = node.date();
        if (day.getYear() != year) {
            throw node.error(day + " (expected: a day of " + year + ")");
        }
        return day;
    }
}
