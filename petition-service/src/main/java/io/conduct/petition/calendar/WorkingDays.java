package io.conduct.petition.calendar;

import io.conduct.record.rules.RuleDigest;
import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;

/** Which days are working days (工作日), for the years there are files of. Of other years nothing is known. */
public final class WorkingDays {

    private final Map<Integer, CalendarYear> years;

    private WorkingDays(Map<Integer, CalendarYear> years) {
        this.years = years;
    }

    /**
     * Reads one file for each year.
     *
     * @throws DataFileException when one has an error; the message names file, line and reason
     */
    public static WorkingDays read(List<? extends Resource> files) {
        Map<Integer, CalendarYear> years = new TreeMap<>();
        List<DataNode> roots = files.stream().map(DataFile::read).toList();
        List<CalendarYear> read = DataFile.readAll(roots, CalendarYear::read);
        for (int i = 0; i < read.size(); i++) {
            CalendarYear year = read.get(i);
            if (years.put(year.year(), year) != null) {
                throw roots.get(i).error("year " + year.year() + " (expected: in one file only)");
            }
        }
        return new WorkingDays(years);
    }

    /** Whether {@code day} is one; empty for a year that is not covered. */
    public Optional<Boolean> isWorkingDay(LocalDate day) {
        return Optional.ofNullable(years.get(day.getYear())).map(year -> year.isWorkingDay(day));
    }

    /** The working day that is the {@code count}th after {@code start}; empty when it reaches into a year not covered. */
    public Optional<LocalDate> after(LocalDate start, int count) {
        LocalDate day = start;
        for (int found = 0; found < count; ) {
            day = day.plusDays(1);
            Optional<Boolean> working = isWorkingDay(day);
            if (working.isEmpty()) {
                return Optional.empty();
            }
            found += working.get() ? 1 : 0;
        }
        return Optional.of(day);
    }

    /** {@code day}, or the next working day when it is none; empty when that is in a year not covered. */
    public Optional<LocalDate> onOrAfter(LocalDate day) {
        return after(day.minusDays(1), 1);
    }

    /** The years that are covered, in order. */
    public List<Integer> coveredYears() {
        return List.copyOf(years.keySet());
    }

    /** Changes when any day does; in hex. */
    public String digest() {
        return RuleDigest.of(years.values());
    }
}
