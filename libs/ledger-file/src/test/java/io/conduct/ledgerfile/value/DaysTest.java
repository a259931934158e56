package io.conduct.ledgerfile.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.ledgerfile.value.Days.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

    private static final LocalDate FIFTH_OF_MARCH = LocalDate.of(2021, 3, 5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-03-05",
                "2021-3-5",
                "2021.3.5",
                "2021．3．5",
                "2021/3/5",
                "2021/03/05",
                "20210305",
                "２０２１０３０５",
                "2021年3月5日",
                "2021年03月05日",
                "２０２１年３月５日",
                "2021年3月5号",
                " 2021 年 3 月 5 日 ",
                "二〇二一年三月五日",
                "二零二一年三月五日",
                "3月5日",
                "三月五日",
                "2021-03-05 09:30",
                "2021-03-05T09:30:00",
                "2021/3/5 9:30:00",
                "2021年3月5日上午9时",
                "2021年3月5日（星期五）",
                "2021-3-5 周五"
            })
    void readsADayHoweverItIsWritten(String text) {
        assertThat(Days.day(text, 2021).value()).isEqualTo(FIFTH_OF_MARCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021.13.5", "2021-02-30", "21.3.5", "3.5", "3/5", "2021年3月", "昨天", "2021", "20211305", ""})
    void guessesNoDay(String text) {
        assertThat(Days.day(text, 2021).code()).isEqualTo(Parsed.FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3月5日至7日", "2021年3月5日-7日", "2021-03-05至2021-03-07", "2021.3.5-3.7"})
    void takesOneDayOnly(String text) {
        assertThat(Days.day(text, 2021).code()).isEqualTo(Parsed.SEVERAL_VALUES);
    }

    @Test
    void asksForTheYearThatNothingNames() {
        assertThat(Days.day("3月5日", null).code()).isEqualTo(Parsed.YEAR_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-03-05 9:00-11:30, 09:00, 11:30",
        "2021年3月5日9时30分至11时, 09:30, 11:00",
        "3月5日上午9:00—11:40, 09:00, 11:40",
        "2021.3.5 下午3：00, 15:00,",
        "2021.3.5 下午2:30-4:30, 14:30, 16:30",
        "2021.3.5 下午2:30-17:00, 14:30, 17:00",
        "2021-03-05 9点半, 09:30,",
        "2021-03-05,,",
        "2021-03-05至3月7日,,"
    })
    void readsADayWithTimes(String text, LocalTime from, LocalTime to) {
        assertThat(Days.period(text, 2021).value()).isEqualTo(new Period(FIFTH_OF_MARCH, from, to));
    }

    @Test
    void readsTimesAlone() {
        assertThat(Days.period("9:00-11:30", null).value())
                .isEqualTo(new Period(null, LocalTime.of(9, 0), LocalTime.of(11, 30)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00", "9:75", "上午", "9:00-11:30-12:00"})
    void guessesNoTime(String text) {
        assertThat(Days.period(text, 2021).code()).isEqualTo(Parsed.FORMAT);
    }

    @ParameterizedTest
    @CsvSource({
        "44260, false, true, 2021-03-05T00:00",
        "44260, false, false, 2021-03-05T00:00",
        "42798, true, true, 2021-03-05T00:00",
        "44260.375, false, true, 2021-03-05T09:00",
        "20210305, false, false, 2021-03-05T00:00"
    })
    void readsANumberAsTheDayItStandsFor(BigDecimal number, boolean date1904, boolean shown, LocalDateTime moment) {
        assertThat(Days.moment(number, date1904, shown).value()).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5", "2021", "-1", "1E300", "99999999"})
    void takesNoOtherNumberForADay(BigDecimal number) {
        assertThat(Days.moment(number, false, false).code()).isEqualTo(Parsed.FORMAT);
    }

    @ParameterizedTest
    @CsvSource({
        "2021年度发文登记簿, 2021",
        "二〇二一年信访台账, 2021",
        "２０２１年会议台账, 2021",
        "2021, 2021",
        "发文登记簿（2021）, 2021",
        "2020-2021年台账,",
        "会议台账,",
        "电话20215566,"
    })
    void findsTheYearOfATitle(String title, Integer year) {
        assertThat(Days.yearIn(title).stream().boxed().findFirst().orElse(null)).isEqualTo(year);
    }
}
