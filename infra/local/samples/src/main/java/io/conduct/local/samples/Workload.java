package io.conduct.local.samples;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Spreads a year's records over its days: by the season, on working days mostly. */
final class Workload {

    private static final int WEEKEND_PER_MILLE = 25;

    private static final List<MonthDay> HOLIDAYS = Stream.concat(
                    Stream.of(MonthDay.of(1, 1)),
                    Stream.concat(
                            IntStream.rangeClosed(1, 5).mapToObj(day -> MonthDay.of(5, day)),
                            IntStream.rangeClosed(1, 7).mapToObj(day -> MonthDay.of(10, day))))
            .toList();

    private final Dice dice;

    Workload(Dice dice) {
        this.dice = dice;
    }

    /** {@code count} days of {@code year} in rising order, months in proportion to their weights give or take 15 %. */
    List<LocalDate> days(int year, int count, List<Integer> monthWeights) {
        int[] perMonth = split(
                count,
                monthWeights.stream()
                        .map(weight -> weight * dice.between(85, 115))
                        .toList());
        List<LocalDate> days = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            List<LocalDate> open = openDays(YearMonth.of(year, month));
            List<LocalDate> closed = closedDays(YearMonth.of(year, month));
            for (int i = 0; i < perMonth[month - 1]; i++) {
                days.add(dice.any(dice.chance(WEEKEND_PER_MILLE) ? closed : open));
            }
        }
        days.sort(Comparator.naturalOrder());
        return days;
    }

    /** The first working day on or after {@code day}. */
    static LocalDate workingDayFrom(LocalDate day) {
        LocalDate open = day;
        while (!isWorkingDay(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    private static int[] split(int count, List<Integer> weights) {
        long total = weights.stream().mapToLong(Integer::longValue).sum();
        int[] parts = new int[weights.size()];
        long before = 0;
        for (int i = 0; i < parts.length; i++) {
            long upTo = before + weights.get(i);
            parts[i] = (int) (count * upTo / total - count * before / total);
            before = upTo;
        }
        return parts;
    }

    private static List<LocalDate> openDays(YearMonth month) {
        return days(month).filter(Workload::isWorkingDay).toList();
    }

    private static List<LocalDate> closedDays(YearMonth month) {
        return days(month).filter(day -> !isWorkingDay(day)).toList();
    }

    private static Stream<LocalDate> days(YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1));
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !HOLIDAYS.contains(MonthDay.from(day));
    }
}
