package io.conduct.aggregator.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.figure.Figure.Comparison;
import io.conduct.aggregator.figure.Figure.Reason;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredNumberTest {

    @ParameterizedTest
    @CsvSource({
        "12, 16, 项, -4, -25.00, 同比下降25%",
        "12.50, 10, 万元, 2.50, 25.00, 同比上升25%",
        "7, 7, 次, 0, 0.00, 同比持平",
        "3, 0, 次, 3, , 新增3次（上年同期为0）",
        "98.2, 95.75, %, 2.45, , 同比上升2.45个百分点"
    })
    void comparesLikeAFigure(String value, String before, String unit, String change, String percent, String wording) {
        Comparison comparison =
                number(value, unit).comparedWith(Optional.of(number(before, unit)), 2021, Language.CHINESE);

        assertThat(comparison)
                .isEqualTo(new Comparison(Period.ofYear(2020), before, change, percent, true, null, null, wording));
    }

    @Test
    void isNotComparedWithWhatWasNotDeclared() {
        Comparison comparison = number("12", "项").comparedWith(Optional.empty(), 2021, Language.CHINESE);

        assertThat(comparison.reason()).isEqualTo(Reason.PREVIOUS_UNKNOWN);
        assertThat(comparison.wording()).isEqualTo("上年同期无数据，不可比");
    }

    @Test
    void isNotComparedWithAnotherUnit() {
        Comparison comparison =
                number("12", "万元").comparedWith(Optional.of(number("98000", "元")), 2021, Language.ENGLISH);

        assertThat(comparison.reason()).isEqualTo(Reason.UNIT_DIFFERS);
        assertThat(comparison.value()).isEqualTo("98000");
        assertThat(comparison.change()).isNull();
        assertThat(comparison.wording())
                .isEqualTo("in another unit than the same period of the previous year, not comparable");
    }

    private static DeclaredNumber number(String value, String unit) {
        return new DeclaredNumber(new BigDecimal(value), unit);
    }
}
