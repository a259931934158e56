package io.conduct.aggregator.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.aggregator.catalogue.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.core.io.ClassPathResource;

/** Figures that were printed in real reports, with the percentages they should have had. */
class GoldenFiguresTest {

    /** What a correct report words where the printed one did not give a percentage or gave a wrong one. */
    private static final Map<String, String> WORDINGS = Map.of(
            "Y01a", "同比上升10.15%",
            "Y01b", "同比上升8.02%",
            "Y03a", "同比上升52.78%",
            "Y03b", "同比上升45.34%",
            "Y05b", "同比下降36%",
            "Y05c", "同比下降44.69%",
            "Y08a", "同比下降4.58%",
            "Y10", "同比下降5.26%");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/golden/year-over-year.csv", numLinesToSkip = 1)
    void givesThePercentageThatIsRight(
            String id,
            String source,
            String organ,
            String metric,
            String cur,
            String prev,
            String given,
            String stated,
            String exact) {
        if (prev == null) {
            assertNoIntegerGives(new BigDecimal(cur), stated);
        } else if ("base".equals(given)) {
            assertThat(share(new BigDecimal(cur), new BigDecimal(prev))).isEqualTo("24.14");
        } else {
            Change change = new Change(new BigDecimal(cur), new BigDecimal(prev));
            assertThat(change.percent()).contains(new BigDecimal(exact.replace("+", "")));
            Baseline year = new Baseline(Compare.Kind.YEAR_BEFORE, Period.ofYear(2021), Period.ofYear(2020));
            Metric letters = new CatalogueReader()
                    .read(new ClassPathResource("catalogue.yaml"))
                    .find("petitions.letters")
                    .orElseThrow();
            assertThat(new ChineseWording(year, false, Quantity.of(letters)).of(change))
                    .isEqualTo(WORDINGS.get(id));
        }
    }

    /** 120 of 497 is 24.14487…%: rounded to three decimals first it would become 24.15. */
    private static String share(BigDecimal part, BigDecimal whole) {
        BigDecimal exactly = whole.add(part);
        return Decimals.text(new Change(exactly, whole).percent().orElseThrow(), Change.PERCENT_DECIMALS);
    }

    private static void assertNoIntegerGives(BigDecimal current, String stated) {
        BigDecimal percent = new BigDecimal(stated.replaceAll("[^0-9.]", ""));
        for (int previous = 1; previous < 10_000; previous++) {
            BigDecimal change =
                    new Change(current, BigDecimal.valueOf(previous)).percent().orElseThrow();
            assertThat(change.setScale(percent.scale(), RoundingMode.HALF_UP)).isNotEqualByComparingTo(percent);
        }
    }
}
