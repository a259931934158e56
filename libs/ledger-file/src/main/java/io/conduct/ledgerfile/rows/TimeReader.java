package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.dictionary.Column;
import io.conduct.ledgerfile.dictionary.ColumnType;
import io.conduct.ledgerfile.file.Cell;
import io.conduct.ledgerfile.value.Days;
import io.conduct.ledgerfile.value.Days.Period;
import io.conduct.ledgerfile.value.Parsed;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the cells that hold times; they need the day of their row. All are times in China. */
final class TimeReader {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private TimeReader() {}

    static void read(Column column, Cell cell, ValueReader.Place place, Draft draft) {
        Parsed<Period> parsed = periodOf(cell, place);
        Period period = parsed.value();
        if (period == null) {
            draft.fail(
                    column,
                    column.pointer(),
                    Objects.requireNonNullElse(parsed.code(), Parsed.FORMAT),
                    Objects.requireNonNullElse(parsed.expected(), "expected: a time such as 9:00"));
            return;
        }
        String dayPointer = Objects.requireNonNull(column.day());
        if (column.type() == ColumnType.PERIOD && period.day() != null) {
            draft.set(
                    column,
                    dayPointer,
                    JsonNodeFactory.instance.stringNode(period.day().toString()));
        }
        LocalDate day = period.day() == null ? dayIn(draft, dayPointer) : period.day();
        if (day == null) {
            if (!draft.isSettled(dayPointer)) {
                draft.fail(column, column.pointer(), Parsed.FORMAT, "expected: a day beside the time");
            }
            return;
        }
        set(column, column.pointer(), day, period.from(), draft);
        if (column.end() != null) {
            set(column, column.end(), day, period.to(), draft);
        }
    }

    private static Parsed<Period> periodOf(Cell cell, ValueReader.Place place) {
        if (cell instanceof Cell.Numeric number) {
            return ValueReader.moment(number, place).map(moment -> periodOf(moment, number));
        }
        if (cell instanceof Cell.Text text) {
            return Days.period(text.text(), place.year());
        }
        return cell instanceof Cell.Formula
                ? Parsed.failed(Parsed.FORMULA, "a value instead of a formula (copy it and paste it as values)")
                : Parsed.failed(Parsed.FORMAT, "a day and times such as 2021-03-05 9:00-11:30");
    }

    /** A number below 1 is a time without a day; a whole one a day without a time. */
    private static Period periodOf(LocalDateTime moment, Cell.Numeric number) {
        boolean timeOnly = number.value().doubleValue() < 1;
        boolean dayOnly = moment.toLocalTime().equals(LocalTime.MIDNIGHT) && !timeOnly;
        return new Period(timeOnly ? null : moment.toLocalDate(), dayOnly ? null : moment.toLocalTime(), null);
    }

    private static @Nullable LocalDate dayIn(Draft draft, String pointer) {
        return draft.at(pointer).map(day -> LocalDate.parse(day.stringValue())).orElse(null);
    }

    private static void set(Column column, String pointer, LocalDate day, @Nullable LocalTime time, Draft draft) {
        if (time != null) {
            // A serial number in a cell is a fraction of a day, which is hardly ever a whole second.
            OffsetDateTime instant =
                    day.atTime(time).truncatedTo(ChronoUnit.SECONDS).atOffset(CHINA);
            draft.set(
                    column,
                    pointer,
                    JsonNodeFactory.instance.stringNode(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant)));
        }
    }
}
