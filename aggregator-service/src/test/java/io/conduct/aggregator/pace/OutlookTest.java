package io.conduct.aggregator.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.catalogue.Goals.Bound;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.pace.Ceilings.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookTest {

    private static final Period YEAR = Period.ofYear(2021);

    @Test
    void goesOnAsItWent() {
        // The 146th of 365 days.
        Outlook outlook = new Outlook(YEAR, LocalDate.of(2021, 5, 26), 0);

        assertThat(outlook.isRunning()).isTrue();
        assertThat(outlook.linear(new BigDecimal("40"))).isEqualTo("100");
        assertThat(outlook.linear(new BigDecimal("41"))).isEqualTo("103");
        assertThat(outlook.lastDay()).isEqualTo("2021-05-26");
    }

    @Test
    void goesOnAsLastYearDid() {
        Outlook outlook = new Outlook(YEAR, LocalDate.of(2021, 6, 30), 2);

        assertThat(outlook.seasonal(number("30"), some("40"), some("100"))).contains(new BigDecimal("75.00"));
        assertThat(outlook.seasonal(number("1"), some("3"), some("2"))).contains(new BigDecimal("0.67"));
        assertThat(outlook.seasonal(number("30"), some("0"), some("100"))).isEmpty();
        assertThat(outlook.seasonal(number("30"), Optional.empty(), some("100")))
                .isEmpty();
    }

    @Test
    void endsAsItIsWhereTheYearIsOver() {
        Outlook outlook = new Outlook(YEAR, LocalDate.of(2022, 3, 1), 0);

        assertThat(outlook.isRunning()).isFalse();
        assertThat(outlook.linear(number("84"))).isEqualTo("84");
        assertThat(outlook.seasonal(number("84"), Optional.empty(), Optional.empty()))
                .contains(number("84"));
        assertThat(outlook.lastDay()).isEqualTo("2021-12-31");
    }

    @ParameterizedTest
    @CsvSource({
        "AT_MOST, 100, 50, 90, false, ON_TRACK",
        "AT_MOST, 100, 50, 100, false, ON_TRACK",
        "AT_MOST, 100, 50, 101, false, AT_RISK",
        "AT_MOST, 100, 100, 100, true, ON_TRACK",
        "AT_MOST, 100, 101, 101, true, EXCEEDED",
        "AT_MOST, 0, 1, , false, EXCEEDED",
        "AT_MOST, 100, , , false, UNKNOWN",
        "AT_MOST, , 50, 90, false, UNKNOWN",
        "AT_LEAST, 4, 1, 4, false, ON_TRACK",
        "AT_LEAST, 4, 1, 3, false, AT_RISK",
        "AT_LEAST, 4, 4, 4, false, REACHED",
        "AT_LEAST, 4, 3, 3, true, MISSED"
    })
    void standsAgainstItsBound(
            Bound bound, BigDecimal value, BigDecimal used, BigDecimal expected, boolean closed, Status status) {
        assertThat(Standing.of(
                        bound,
                        Optional.ofNullable(value),
                        Optional.ofNullable(used),
                        Optional.ofNullable(expected),
                        closed))
                .isEqualTo(status);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Optional<BigDecimal> some(String text) {
        return Optional.of(number(text));
    }
}
