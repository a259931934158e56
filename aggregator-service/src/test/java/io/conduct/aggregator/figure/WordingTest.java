package io.conduct.aggregator.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.figure.Compare.Kind;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    private static final Period YEAR = Period.ofYear(2021);
    private static final Period BEFORE = Period.ofYear(2020);

    @ParameterizedTest
    @CsvSource({
        "84, 96, 同比下降12.5%",
        "96, 84, 同比上升14.29%",
        "80, 100, 同比下降20%",
        "300, 100, 同比上升200%",
        "0, 5, 同比下降100%",
        "96, 96, 同比持平",
        "0, 0, 同比持平",
        "3, 0, 新增3次（上年同期为0）",
        "100001, 100000, 同比上升不足0.01%",
        "99999, 100000, 同比下降不足0.01%",
        "2000, 1999, 同比上升0.05%"
    })
    void putsTheSignIntoTheWord(String current, String previous, String wording) {
        assertThat(new Wording(baseline(Kind.YEAR_BEFORE), false, "次", 0).of(change(current, previous)))
                .isEqualTo(wording);
    }

    @Test
    void namesWhatItComparesWith() {
        Change change = change("84", "96");

        assertThat(new Wording(baseline(Kind.PREVIOUS), false, "次", 0).of(change))
                .isEqualTo("环比下降12.5%");
        assertThat(new Wording(baseline(Kind.CUSTOM), false, "次", 0).of(change))
                .isEqualTo("较对比期（2020-01-01至2020-12-31）下降12.5%");
        assertThat(new Wording(baseline(Kind.YEAR_BEFORE), true, "次", 0).of(change))
                .isEqualTo("同口径同比下降12.5%");
        assertThat(new Wording(baseline(Kind.PREVIOUS), false, "次", 0).of(change("3", "0")))
                .isEqualTo("新增3次（上期为0）");
    }

    @Test
    void keepsTheDecimalsOfMoney() {
        assertThat(new Wording(baseline(Kind.YEAR_BEFORE), false, "元", 2).of(change("1200.5", "0")))
                .isEqualTo("新增1200.50元（上年同期为0）");
    }

    @Test
    void comparesNothingWithWhatIsNotKnown() {
        Wording wording = new Wording(baseline(Kind.YEAR_BEFORE), false, "次", 0);

        assertThat(wording.notComparable(true)).isEqualTo("上年同期无数据，不可比");
        assertThat(wording.notComparable(false)).isEqualTo("本期无数据，不可比");
    }

    private static Baseline baseline(Kind kind) {
        return new Baseline(kind, YEAR, BEFORE);
    }

    private static Change change(String current, String previous) {
        return new Change(new BigDecimal(current), new BigDecimal(previous));
    }
}
