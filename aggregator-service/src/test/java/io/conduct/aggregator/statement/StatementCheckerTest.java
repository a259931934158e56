package io.conduct.aggregator.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.statement.StatementCheck.Near;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementCheckerTest {

    private final StatementChecker checker = new StatementChecker();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/golden/year-over-year.csv", numLinesToSkip = 1)
    void judgesWhatWasPrinted(
            String id,
            String source,
            String organ,
            String metric,
            String current,
            @Nullable String previous,
            String given,
            String stated,
            @Nullable String exact,
            String correct) {
        StatementCheck check = check(current, "yes".equals(given) || "base".equals(given) ? previous : null, stated);

        if (previous == null) {
            assertThat(check.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
        } else {
            assertThat(check.verdict())
                    .isEqualTo(correct.startsWith("yes") || "base".equals(given) ? Verdict.RIGHT : Verdict.WRONG);
            assertThat(new BigDecimal(check.exact()))
                    .isEqualByComparingTo(new BigDecimal(exact).setScale(2, RoundingMode.HALF_UP));
            assertThat(new BigDecimal(check.previous())).isEqualByComparingTo(previous);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the change over the current value
        "256, 237, 上升7.4%, WRONG_DENOMINATOR, 上升8.0%, 8.02",
        "84, 96, 同比下降14.29%, WRONG_DENOMINATOR, 同比下降12.50%, -12.50",
        // 46 of 49 is 93.877…%
        "46, 49, 占93.8%, TRUNCATED, 占93.9%, 93.88",
        "484, 5213, 占总数的9.2%, TRUNCATED, 占总数的9.3%, 9.28",
        "140, 4500, 减少96.8%, TRUNCATED, 减少96.9%, -96.89",
        "140, 4500, 减幅达96.8%, TRUNCATED, 减幅达96.9%, -96.89",
        "84, 96, 减少12次（上年同期为95）, OTHER, 减少12次（上年同期为96）, -12.50",
        // 873 of 5213 is 16.7466…%, and 120 of 497 is 24.14487…%
        "873, 5213, 16.8%, DOUBLE_ROUNDED, 16.7%, 16.75",
        "120, 497, 24.15%, DOUBLE_ROUNDED, 24.14%, 24.14",
        "96, 84, 同比下降14.29%, WRONG_DIRECTION, 同比上升14.29%, 14.29",
        "18, 19, 增加1次, WRONG_DIRECTION, 减少1次, -5.26",
        "84, 96, 下降-12.5%, WRONG_DIRECTION, 下降12.5%, -12.50",
        "8, 12.5, 减少4.35 减少率35.22%, OTHER, 减少4.5 减少率36.00%, -36.00",
        "84, 96, 同比持平, OTHER, 同比下降12.50%, -12.50",
        "96, 96, 同比上升3%, OTHER, 同比持平, 0.00",
        "20.8, 18.2, 上升2.5个百分点, OTHER, 上升2.6个百分点, 2.60",
        "20, 100, 下降到80%, OTHER, 下降到20%, 20.00"
    })
    void namesTheLikelyMistake(
            String current, String previous, String stated, Cause cause, String shouldRead, String exact) {
        assertThat(check(current, previous, stated))
                .isEqualTo(new StatementCheck(Verdict.WRONG, exact, shouldRead, cause, previous, null, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "84, 96, 下降12.5%",
        "84, 96, 下降12.50%",
        "84, 96, -12.5%",
        "84, 96, －１２．５％",
        "84, 96, 减少12次、降幅12.5%",
        "84, 96, '2021年共84次，同比减少12次，下降13%'",
        "1731, 1191, 增长率45.34%",
        "96, 96, 与上年持平",
        "0, 0, 同比持平",
        "20, 100, 下降到20%",
        "120, 497, 占24.14%",
        "18.2, 20.8, 下降2.6个百分点",
        "9.02, 10, 压减9.8%",
        "1999, 2000, 降低0.1%",
        "1, 0, 新增1次",
        "5, 0, 新增5件（上年同期为0）",
        "499, 453, '较去年同期453件次,上升10%'",
        "40, 100, 压减率达到60%",
        "80, 100, 为上年同期的80%",
        "84, 96, '2021年84次，上年96次，同比下降12.5%'"
    })
    void agreesWithWhatIsRight(String current, String previous, String stated) {
        StatementCheck check = check(current, previous, stated);

        assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.RIGHT);
        assertThat(check.shouldRead()).isNull();
        assertThat(check.cause()).isNull();
    }

    @Test
    void givesNoPercentageOfZero() {
        StatementCheck check = check("5", "0", "同比上升500%");

        assertThat(check.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(check.exact()).isNull();
        assertThat(check.shouldRead()).isEqualTo("同比新增5（上年同期为0）");
    }

    @Test
    void namesTheOnlyPreviousValueThatFits() {
        StatementCheck check = check("563", null, "同比下降4.58%");

        assertThat(check.verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(check.previous()).isEqualTo("590");
        assertThat(check.possiblePrevious()).containsExactly("590");
        assertThat(check.exact()).isEqualTo("-4.58");
        assertThat(check("8", null, "减少4.35 减少率35.22%").previous()).isEqualTo("12.35");
        assertThat(check("3", null, "持平").previous()).isEqualTo("3");
    }

    @Test
    void takesThePreviousValueThatTheStatementNames() {
        StatementCheck check = check("499", null, "较去年同期453件次，上升11%");

        assertThat(check.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(check.previous()).isEqualTo("453");
        assertThat(check.shouldRead()).isEqualTo("较去年同期453件次，上升10%");
    }

    @Test
    void listsThePreviousValuesThatFit() {
        StatementCheck check = check("499", null, "上升10%");

        assertThat(check.verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(check.previous()).isNull();
        assertThat(check.exact()).isNull();
        assertThat(check.possiblePrevious()).containsExactly("452", "453", "454", "455");
    }

    @Test
    void showsTheNearestOfWhatIsImpossible() {
        assertThat(check("178", null, "上升44.4%").nearest())
                .containsExactly(new Near("123", "44.72"), new Near("124", "43.55"));
        assertThat(check("168", null, "下降1.49%").verdict()).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(check("3", null, "增加5件").verdict()).isEqualTo(Verdict.IMPOSSIBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"明显好转", "上升", "下降三成", "7.1234567%", "翻了一番", "上升9999999999999999%", "down 12.5%"})
    void leavesAloneWhatItDoesNotUnderstand(String stated) {
        assertThat(checker.check(new Statement(BigDecimal.TEN, Optional.empty(), stated)))
                .isEmpty();
    }

    private StatementCheck check(String current, @Nullable String previous, String stated) {
        return checker.check(new Statement(
                        new BigDecimal(current), Optional.ofNullable(previous).map(BigDecimal::new), stated))
                .orElseThrow();
    }
}
