package io.conduct.ledgerfile.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** Days and times as ledgers write them: 2021-03-05, 2021.3.5, 2021年3月5日, 20210305, 3月5日, 上午9:00-11:40. */
public final class Days {

    private static final int LONGEST = 60;
    private static final String CLOCK = "(?:上午|下午|晚上|晚|中午|早上|凌晨)?\\s?[0-9]{1,2}(?::[0-9]{1,2}(?::[0-9]{2}(?:\\.0+)?)?"
            + "|[时点](?:[0-9]{1,2}分?|半|整)?)";
    private static final String DAY = "(?:(?<compact>(?:19|20)[0-9]{6})"
            + "|(?<year>(?:19|20)[0-9]{2})\\s?[-年./]\\s?(?<month>[0-9]{1,2})\\s?[-月./]\\s?(?<day>[0-9]{1,2})(?![0-9])\\s?[日号]?"
            + "|(?<month2>[0-9]{1,2})\\s?月\\s?(?<day2>[0-9]{1,2})\\s?[日号])";
    private static final String WEEKDAY = "\\s?(?:\\((?:星期|周)[一二三四五六日天1-7]\\)|(?:星期|周)[一二三四五六日天1-7])?";
    private static final Pattern FORM = Pattern.compile("(?:" + DAY + WEEKDAY + ")?[T\\s]?(?<from>" + CLOCK
            + ")?(?:\\+08:00)?(?:\\s?(?:-|—|–|~|至|到)\\s?(?<tillDay>(?:(?:19|20)[0-9]{2}[-年./])?(?:[0-9]{1,2}[-月./])?[0-9]{1,2}[日号]?"
            + WEEKDAY + "(?![0-9:时点]))?\\s?(?<to>" + CLOCK + ")?)?");
    private static final Pattern TIME =
            Pattern.compile("(?<half>上午|下午|晚上|晚|中午|早上|凌晨)?\\s?(?<hour>[0-9]{1,2})[:时点](?<minute>[0-9]{1,2}|半)?.*");
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})(?=[年度.\\-—)〕\\]]|$|[^0-9])");
    private static final String EXPECTED_DAY = "a day such as 2021-03-05";
    private static final String EXPECTED_PERIOD = "a day and times such as 2021-03-05 9:00-11:30";
    private static final double FIRST_SERIAL = 32_874;
    private static final double LAST_SERIAL = 73_415;
    private static final double SERIAL_OF_1904 = 1_462;

    private Days() {}

    /**
     * A day, and from when to when on it.
     *
     * @param day the day; null when only times are given
     * @param from the beginning; null when it is not given
     * @param to the end on the same day; null when it is not given
     */
    public record Period(
            @Nullable LocalDate day,
            @Nullable LocalTime from,
            @Nullable LocalTime to) {}

    /** One day; a time behind it is left out. {@code year} completes a day without one. */
    public static Parsed<LocalDate> day(String text, @Nullable Integer year) {
        Matcher form = form(text);
        if (!form.matches() || !hasDay(form)) {
            return Parsed.failed(Parsed.FORMAT, EXPECTED_DAY);
        }
        if (form.group("tillDay") != null) {
            return Parsed.failed(Parsed.SEVERAL_VALUES, "one day, such as 2021-03-05");
        }
        return dayOf(form, year);
    }

    /** A day with times, a day, or times alone; of several days the first. */
    public static Parsed<Period> period(String text, @Nullable Integer year) {
        Matcher form = form(text);
        if (!form.matches() || (!hasDay(form) && form.group("from") == null)) {
            return Parsed.failed(Parsed.FORMAT, EXPECTED_PERIOD);
        }
        Optional<LocalTime> from = time(form.group("from"));
        Optional<LocalTime> to = form.group("tillDay") == null ? time(form.group("to")) : Optional.empty();
        boolean broken = (form.group("from") != null && from.isEmpty())
                || (form.group("to") != null && form.group("tillDay") == null && to.isEmpty());
        if (broken) {
            return Parsed.failed(Parsed.FORMAT, EXPECTED_PERIOD);
        }
        Optional<LocalTime> afternoon = to.map(end -> sameHalf(form.group("from"), form.group("to"), from, end));
        if (!hasDay(form)) {
            return Parsed.of(new Period(null, from.orElse(null), afternoon.orElse(null)));
        }
        return dayOf(form, year).map(day -> new Period(day, from.orElse(null), afternoon.orElse(null)));
    }

    /** The moment of a number that a spreadsheet shows as a date, or of eight digits such as 20210305. */
    public static Parsed<LocalDateTime> moment(BigDecimal number, boolean date1904, boolean shownAsDate) {
        double serial = number.doubleValue();
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        if (whole && serial >= 19_000_101 && serial <= 21_001_231) {
            return day(number.toBigInteger().toString(), null).map(LocalDate::atStartOfDay);
        }
        double since1900 = date1904 ? serial + SERIAL_OF_1904 : serial;
        boolean plausible = since1900 >= FIRST_SERIAL && since1900 < LAST_SERIAL;
        if (!plausible && !(shownAsDate && serial >= 0 && serial < 1)) {
            return Parsed.failed(Parsed.FORMAT, EXPECTED_DAY);
        }
        LocalDateTime moment = DateUtil.getLocalDateTime(serial, date1904, true);
        return moment == null ? Parsed.failed(Parsed.FORMAT, EXPECTED_DAY) : Parsed.of(moment);
    }

    /** The one year that a title or the name of a sheet speaks of. */
    public static OptionalInt yearIn(String title) {
        int[] years = YEAR.matcher(Numerals.toArabic(Texts.plain(title)))
                .results()
                .mapToInt(year -> Integer.parseInt(year.group(1)))
                .distinct()
                .toArray();
        return years.length == 1 ? OptionalInt.of(years[0]) : OptionalInt.empty();
    }

    private static Matcher form(String text) {
        return FORM.matcher(text.length() > LONGEST ? "" : Numerals.toArabic(Texts.plain(text)));
    }

    private static boolean hasDay(Matcher form) {
        return form.group("compact") != null || form.group("day") != null || form.group("day2") != null;
    }

    private static Parsed<LocalDate> dayOf(Matcher form, @Nullable Integer contextYear) {
        String compact = form.group("compact");
        if (compact != null) {
            return date(number(compact.substring(0, 4)), compact.substring(4, 6), compact.substring(6));
        }
        if (form.group("year") != null) {
            return date(number(form.group("year")), form.group("month"), form.group("day"));
        }
        if (contextYear == null) {
            return Parsed.failed(
                    Parsed.YEAR_UNKNOWN, "a day with its year, or the year in the title or the name of the sheet");
        }
        return date(contextYear, form.group("month2"), form.group("day2"));
    }

    private static Parsed<LocalDate> date(int year, String month, String day) {
        try {
            return Parsed.of(LocalDate.of(year, number(month), number(day)));
        } catch (DateTimeException e) {
            return Parsed.failed(Parsed.FORMAT, "a day of the calendar, such as 2021-03-05");
        }
    }

    private static Optional<LocalTime> time(@Nullable String clock) {
        if (clock == null) {
            return Optional.empty();
        }
        Matcher time = TIME.matcher(clock);
        if (!time.matches()) {
            return Optional.empty();
        }
        String minute = time.group("minute");
        int hour = number(time.group("hour"));
        int minutes = minute == null ? 0 : "半".equals(minute) ? 30 : number(minute);
        int shifted = isAfternoon(time.group("half")) && hour < 12 ? hour + 12 : hour;
        return shifted > 23 || minutes > 59 ? Optional.empty() : Optional.of(LocalTime.of(shifted, minutes));
    }

    /** 下午2:00-4:30 ends in the afternoon too. */
    private static LocalTime sameHalf(
            @Nullable String from, @Nullable String to, Optional<LocalTime> begin, LocalTime end) {
        boolean shifted = from != null
                && isAfternoon(from.substring(0, Math.min(2, from.length())))
                && to != null
                && Character.isDigit(to.charAt(0))
                && end.getHour() < 12
                && begin.filter(end::isBefore).isPresent();
        return shifted ? end.plusHours(12) : end;
    }

    private static boolean isAfternoon(@Nullable String half) {
        return half != null && (half.startsWith("下午") || half.startsWith("晚"));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
