package io.conduct.aggregator.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final YearMonth PRESENT = YearMonth.of(2021, 9);

    private final Silence silence = new Silence();

    @Test
    void countsTheWholeMonthsSinceTheLastOneWithSomething() {
        hear("2021-05", "2021-06");

        assertThat(silence.now(PRESENT)).hasValue(2);
    }

    @Test
    void doesNotHoldThePresentMonthAgainstAnybody() {
        hear("2021-08");

        assertThat(silence.now(PRESENT)).hasValue(0);
    }

    @Test
    void isOverAsSoonAsSomethingComes() {
        hear("2021-05", "2021-09");

        assertThat(silence.now(PRESENT)).hasValue(0);
    }

    @Test
    void remembersTheLongestOneBefore() {
        hear("2020-12", "2021-03", "2021-04", "2021-06");

        assertThat(silence.before(PRESENT)).hasValue(2);
        assertThat(silence.now(PRESENT)).hasValue(2);
    }

    @Test
    void isNotKnownOfASenderThatNeverSentAnything() {
        silence.add(YearMonth.of(2021, 5), false);

        assertThat(silence.now(PRESENT)).isEmpty();
        assertThat(silence.before(PRESENT)).isEmpty();
    }

    private void hear(String... months) {
        for (String month : months) {
            silence.add(YearMonth.parse(month), true);
        }
    }
}
