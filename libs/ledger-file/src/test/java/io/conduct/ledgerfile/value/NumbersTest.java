package io.conduct.ledgerfile.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    private static final Map<String, BigDecimal> UNITS = Map.of(
            "人",
            BigDecimal.ONE,
            "元",
            BigDecimal.ONE,
            "天",
            BigDecimal.ONE,
            "小时",
            BigDecimal.valueOf(60),
            "%",
            BigDecimal.ONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30|30",
                "３０|30",
                "30人|30",
                "３０ 人|30",
                "约30人|30",
                "30人左右|30",
                "1,234|1234",
                "１，２３４人|1234",
                "1.2万元|12000",
                "￥3,000.50|3000.50",
                "3000元|3000",
                "三十人|30",
                "两天|2",
                "十二|12",
                "一百零五人|105",
                "半天|0.5",
                "2天半|2.5",
                "1.5小时|90",
                "45.5%|45.5",
                "-3|-3",
                "3万|30000",
                "0|0"
            })
    void readsANumberWithItsUnit(String text, BigDecimal value) {
        assertThat(Numbers.parse(text, UNITS, "", true).value()).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3批12人次", "30-40人", "2人，3人", "3/4"})
    void takesOneNumberOnly(String text) {
        assertThat(Numbers.parse(text, UNITS, "", true).code()).isEqualTo(Parsed.SEVERAL_VALUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30余人", "若干", "30公里", "30人以上", "1e5", "12,34", "见附件", ""})
    void guessesNoNumber(String text) {
        assertThat(Numbers.parse(text, UNITS, "", true).value()).isNull();
    }

    @Test
    void takesAnApproximationOnlyWhereItMay() {
        assertThat(Numbers.parse("约30人", UNITS, "", false).code()).isEqualTo(Parsed.TYPE);
    }

    @Test
    void takesTheUnitOfTheHeaderWhereTheCellHasNone() {
        assertThat(Numbers.parse("1.2", UNITS, "万元", false).value()).isEqualByComparingTo("12000");
        assertThat(Numbers.parse("1.2元", UNITS, "万元", false).value()).isEqualByComparingTo("1.2");
    }

    @Test
    void refusesANumberOfTenThousandDigitsAtOnce() {
        assertThat(Numbers.parse("9".repeat(10_000), UNITS, "", false).code()).isEqualTo(Parsed.TYPE);
    }
}
