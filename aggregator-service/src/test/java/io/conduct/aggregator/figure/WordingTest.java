package io.conduct.aggregator.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.figure.Compare.Kind;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class WordingTest {

    private static final Catalogue CATALOGUE = new CatalogueReader().read(new ClassPathResource("catalogue.yaml"));
    private static final Period YEAR = Period.ofYear(2021);
    private static final Period BEFORE = Period.ofYear(2020);
    private static final String HELD = "meetings.held";
    private static final String EXPENSES = "meetings.expenses";
    private static final String RATE = "petitions.concluded-rate";

    @ParameterizedTest
    @CsvSource({
        "84, 96, 同比下降12.5%, down 12.5% year on year",
        "96, 84, 同比上升14.29%, up 14.29% year on year",
        "80, 100, 同比下降20%, down 20% year on year",
        "300, 100, 同比上升200%, up 200% year on year",
        "0, 5, 同比下降100%, down 100% year on year",
        "96, 96, 同比持平, unchanged year on year",
        "0, 0, 同比持平, unchanged year on year",
        "3, 0, 新增3次（上年同期为0）, up by 3 (the same period of the previous year: 0)",
        "100001, 100000, 同比上升不足0.01%, up less than 0.01% year on year",
        "99999, 100000, 同比下降不足0.01%, down less than 0.01% year on year",
        "2000, 1999, 同比上升0.05%, up 0.05% year on year"
    })
    void putsTheSignIntoTheWord(String current, String previous, String chinese, String english) {
        assertThat(wording(Kind.YEAR_BEFORE, false, HELD, Language.CHINESE).of(change(current, previous)))
                .isEqualTo(chinese);
        assertThat(wording(Kind.YEAR_BEFORE, false, HELD, Language.ENGLISH).of(change(current, previous)))
                .isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({
        "18.2, 20.8, 同比下降2.6个百分点, down 2.6 percentage points year on year",
        "100, 0, 同比上升100个百分点, up 100 percentage points year on year",
        "93.881, 93.88, 同比上升不足0.01个百分点, up less than 0.01 percentage points year on year",
        "93.88, 93.88, 同比持平, unchanged year on year"
    })
    void comparesRatesInPercentagePoints(String current, String previous, String chinese, String english) {
        assertThat(metric(RATE).decimals()).isEqualTo(2);
        assertThat(wording(Kind.YEAR_BEFORE, false, RATE, Language.CHINESE).of(change(current, previous)))
                .isEqualTo(chinese);
        assertThat(wording(Kind.YEAR_BEFORE, false, RATE, Language.ENGLISH).of(change(current, previous)))
                .isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({
        "PREVIOUS, false, 环比下降12.5%, down 12.5% on the previous period",
        "CUSTOM, false, 较对比期（2020-01-01至2020-12-31）下降12.5%, down 12.5% on 2020-01-01 to 2020-12-31",
        "YEAR_BEFORE, true, 同口径同比下降12.5%, 'like for like, down 12.5% year on year'"
    })
    void namesWhatItComparesWith(Kind kind, boolean likeForLike, String chinese, String english) {
        Change change = change("84", "96");

        assertThat(wording(kind, likeForLike, HELD, Language.CHINESE).of(change))
                .isEqualTo(chinese);
        assertThat(wording(kind, likeForLike, HELD, Language.ENGLISH).of(change))
                .isEqualTo(english);
    }

    @Test
    void namesThePeriodThatHadNothing() {
        assertThat(wording(Kind.PREVIOUS, false, HELD, Language.CHINESE).of(change("3", "0")))
                .isEqualTo("新增3次（上期为0）");
        assertThat(wording(Kind.YEAR_BEFORE, false, EXPENSES, Language.CHINESE).of(change("1200.5", "0")))
                .isEqualTo("新增1200.50元（上年同期为0）");
    }

    @Test
    void comparesNothingWithWhatIsNotKnown() {
        Wording chinese = wording(Kind.YEAR_BEFORE, false, HELD, Language.CHINESE);
        Wording english = wording(Kind.YEAR_BEFORE, false, HELD, Language.ENGLISH);

        assertThat(chinese.notComparable(true)).isEqualTo("上年同期无数据，不可比");
        assertThat(chinese.notComparable(false)).isEqualTo("本期无数据，不可比");
        assertThat(english.notComparable(true))
                .isEqualTo("no data for the same period of the previous year, not comparable");
        assertThat(english.notComparable(false)).isEqualTo("no data for this period, not comparable");
    }

    private static Wording wording(Kind kind, boolean likeForLike, String metric, Language language) {
        FigureQuery query = new FigureQuery(
                metric(metric), "congress", YEAR, new Breakdown.None(), Compare.YEAR_BEFORE, likeForLike);
        return Wording.of(new Baseline(kind, YEAR, BEFORE), query, language);
    }

    private static Metric metric(String id) {
        return CATALOGUE.find(id).orElseThrow();
    }

    private static Change change(String current, String previous) {
        return new Change(new BigDecimal(current), new BigDecimal(previous));
    }
}
