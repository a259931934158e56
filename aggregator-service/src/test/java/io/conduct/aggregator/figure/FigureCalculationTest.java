package io.conduct.aggregator.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.figure.Figure.AsOf;
import io.conduct.aggregator.figure.Figure.Part;
import io.conduct.aggregator.figure.Figure.PartComparison;
import io.conduct.aggregator.figure.Figure.Reason;
import io.conduct.aggregator.figure.Figure.Silence;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgDirectory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class FigureCalculationTest {

    private static final Catalogue CATALOGUE = new CatalogueReader().read(new ClassPathResource("catalogue.yaml"));
    private static final LocalDate TODAY = LocalDate.of(2022, 6, 15);
    private static final Period YEAR = Period.ofYear(2021);
    private static final OrgDirectory DIRECTORY = new OrgDirectory(List.of(
            new Org("root", "机关", null, null),
            new Org("root.a", "甲", null, null),
            new Org("root.b", "乙", null, LocalDate.of(2020, 12, 31)),
            new Org("root.c", "丙", LocalDate.of(2021, 3, 1), null)));

    private final ListedBuckets buckets = new ListedBuckets();
    private Setting setting = new Setting(TODAY, DeclaredMonths.NONE, Language.CHINESE);

    @Test
    void addsUpAndCompares() {
        hold("root.a", 2020, 96);
        hold("root.a", 2021, 84);

        Figure figure = figure("meetings.held", "root.a", YEAR, new Breakdown.None(), Compare.YEAR_BEFORE);

        assertThat(figure.value()).isEqualTo("84");
        assertThat(figure.comparison())
                .isEqualTo(new Figure.Comparison(
                        Period.ofYear(2020), "96", "-12", "-12.50", true, null, true, "同比下降12.5%"));
        assertThat(figure.breakdown()).isEmpty();
    }

    @Test
    void knowsNothingOfAPeriodNobodySentRecordsFor() {
        hold("root.a", 2020, 1);

        Figure figure = figure("meetings.held", "root.a", YEAR, new Breakdown.None(), Compare.YEAR_BEFORE);

        assertThat(figure.value()).isNull();
        assertThat(comparison(figure).value()).isEqualTo("1");
        assertThat(comparison(figure).comparable()).isFalse();
        assertThat(comparison(figure).reason()).isEqualTo(Reason.CURRENT_UNKNOWN);
        assertThat(comparison(figure).wording()).isEqualTo("本期无数据，不可比");
    }

    @Test
    void doesNotCompareWithWhatIsNotKnown() {
        hold("root.a", 2021, 3);

        Figure figure = figure("meetings.held", "root.a", YEAR, new Breakdown.None(), Compare.YEAR_BEFORE);

        assertThat(comparison(figure))
                .isEqualTo(new Figure.Comparison(
                        Period.ofYear(2020), null, null, null, false, Reason.PREVIOUS_UNKNOWN, null, "上年同期无数据，不可比"));
    }

    @Test
    void tellsZeroFromUnknown() {
        buckets.received("root.a", day(2020, 5)).received("root.a", day(2021, 5));

        Figure figure = figure("meetings.held", "root.a", YEAR, new Breakdown.None(), Compare.YEAR_BEFORE);

        assertThat(figure.value()).isEqualTo("0");
        assertThat(comparison(figure).percent()).isNull();
        assertThat(comparison(figure).better()).isNull();
        assertThat(comparison(figure).wording()).isEqualTo("同比持平");
    }

    @Test
    void knowsThatNothingHappenedWhereThatWasDeclared() {
        setting = new Setting(
                TODAY,
                (kind, org, month) -> org.equals("root.a") && month.equals(YearMonth.of(2021, 5)),
                Language.CHINESE);

        Figure may = figure("meetings.held", "root.a", month(5), new Breakdown.None(), Compare.YEAR_BEFORE);
        Figure june = figure("meetings.held", "root.a", month(6), new Breakdown.None(), Compare.NONE);
        Figure months = figure("meetings.held", "root", YEAR, new Breakdown.ByMonth(), Compare.NONE);
        Figure orgs = figure("meetings.held", "root", YEAR, new Breakdown.ByOrg(), Compare.NONE);

        assertThat(may.value()).isEqualTo("0");
        assertThat(may.coverage().complete()).isTrue();
        assertThat(comparison(may).reason()).isEqualTo(Reason.PREVIOUS_UNKNOWN);
        assertThat(june.value()).isNull();
        assertThat(june.coverage().silent()).containsExactly(new Silence("root.a", List.of(YearMonth.of(2021, 6))));
        assertThat(months.breakdown()).containsExactly(new Figure.Part("2021-05", "0", null));
        assertThat(orgs.breakdown()).contains(new Figure.Part("root.a", "0", null));
    }

    @Test
    void comparesLikeForLikeWhereBothPeriodsWereDeclared() {
        setting = new Setting(TODAY, (kind, org, month) -> org.equals("root.a"), Language.CHINESE);
        hold("root.c", 2021, 3);

        FigureQuery query = new FigureQuery(
                CATALOGUE.find("meetings.held").orElseThrow(),
                "root",
                YEAR,
                new Breakdown.None(),
                Compare.YEAR_BEFORE,
                true);
        Figure figure = figure(query);

        assertThat(figure.likeForLike()).containsExactly("root.a");
        assertThat(figure.value()).isEqualTo("0");
        assertThat(comparison(figure).wording()).isEqualTo("同口径同比持平");
    }

    @Test
    void wordsTheComparisonInEnglishForReadersOfIt() {
        hold("root.a", 2020, 96);
        hold("root.a", 2021, 84);
        setting = new Setting(TODAY, DeclaredMonths.NONE, Language.ENGLISH);

        Figure figure = figure("meetings.held", "root.a", YEAR, new Breakdown.None(), Compare.YEAR_BEFORE);

        assertThat(figure.name()).isEqualTo("Meetings held");
        assertThat(comparison(figure).wording()).isEqualTo("down 12.5% year on year");
    }

    @Test
    void givesNoPercentageOfZero() {
        buckets.received("root.a", day(2020, 5));
        hold("root.a", 2021, 3);

        Figure figure = figure("meetings.held", "root.a", YEAR, new Breakdown.None(), Compare.YEAR_BEFORE);

        assertThat(comparison(figure))
                .isEqualTo(
                        new Figure.Comparison(Period.ofYear(2020), "0", "3", null, true, null, false, "新增3次（上年同期为0）"));
    }

    @Test
    void namesTheOrgsAndMonthsThatAreSilent() {
        hold("root.a", 2021, 12);
        hold("root.c.section", 2021, 11);

        Figure whole = figure("meetings.held", "root", YEAR, new Breakdown.None(), Compare.NONE);
        Figure spring = figure(
                "meetings.held",
                "root",
                new Period(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 4, 30)),
                new Breakdown.None(),
                Compare.NONE);

        // 乙 ended in 2020 and 丙 began in March.
        assertThat(whole.value()).isEqualTo("23");
        assertThat(whole.coverage())
                .isEqualTo(new Figure.Coverage(false, List.of(new Silence("root.c", List.of(YearMonth.of(2021, 12))))));
        assertThat(spring.coverage()).isEqualTo(new Figure.Coverage(true, List.of()));
    }

    @Test
    void expectsNothingOfMonthsThatHaveNotBegun() {
        hold("root.a", 2022, 6);

        Figure figure = figure("meetings.held", "root.a", Period.ofYear(2022), new Breakdown.None(), Compare.NONE);

        assertThat(figure.coverage().complete()).isTrue();
        assertThat(figure.comparison()).isNull();
    }

    @Test
    void splitsByMonth() {
        buckets.held("root.a", LocalDate.of(2020, 2, 29), "REVIEW")
                .held("root.a", LocalDate.of(2021, 1, 31), "REVIEW")
                .received("root.a", day(2021, 3))
                .held("root.a", day(2020, 3), "REVIEW");

        Figure figure = figure("meetings.held", "root.a", YEAR, new Breakdown.ByMonth(), Compare.YEAR_BEFORE);

        assertThat(figure.breakdown())
                .containsExactly(
                        new Part("2021-01", "1", new PartComparison(null, null, null)),
                        new Part("2021-02", null, new PartComparison("1", null, null)),
                        new Part("2021-03", "0", new PartComparison("1", "-1", "-100.00")));
    }

    @Test
    void splitsByTheOrgsBelow() {
        buckets.held("root", day(2021, 4), "REVIEW")
                .held("root.a", day(2021, 4), "REVIEW")
                .held("root.a.section", day(2021, 4), "REVIEW");

        Figure figure = figure("meetings.held", "root", YEAR, new Breakdown.ByOrg(), Compare.NONE);

        assertThat(figure.breakdown())
                .containsExactly(
                        new Part("root", "1", null), new Part("root.a", "2", null), new Part("root.c", null, null));
        assertThat(figure("meetings.held", "root.a", YEAR, new Breakdown.ByOrg(), Compare.NONE)
                        .breakdown())
                .containsExactly(new Part("root.a", "1", null), new Part("root.a.section", "1", null));
    }

    @Test
    void splitsByADimension() {
        buckets.held("root.a", day(2020, 4), "REVIEW").held("root.a", day(2021, 4), "INTERNAL");

        Figure figure = figure("meetings.held", "root.a", YEAR, new Breakdown.ByDimension(0), Compare.YEAR_BEFORE);

        assertThat(figure.breakdown())
                .containsExactly(
                        new Part("INTERNAL", "1", new PartComparison("0", "1", null)),
                        new Part("REVIEW", "0", new PartComparison("1", "-1", "-100.00")));
    }

    @Test
    void comparesLikeForLikeOverTheOrgsKnownInBothPeriods() {
        hold("root.a", 2020, 4);
        hold("root.b", 2020, 9);
        hold("root.a.section", 2021, 3);
        hold("root.c", 2021, 7);

        FigureQuery query = new FigureQuery(
                metric("meetings.held"), "root", YEAR, new Breakdown.ByOrg(), Compare.YEAR_BEFORE, true);
        Figure figure = figure(query);

        assertThat(figure.value()).isEqualTo("3");
        assertThat(figure.likeForLike()).containsExactly("root.a");
        assertThat(comparison(figure).value()).isEqualTo("4");
        assertThat(comparison(figure).wording()).isEqualTo("同口径同比下降25%");
    }

    @Test
    void showsMoneyWithItsDecimals() {
        buckets.received("root.a", day(2021, 1))
                .received("root.a", day(2020, 1))
                .add("meetings.expenses", "root.a", day(2021, 1), 123456, "REVIEW", "1")
                .add("meetings.expenses", "root.a", day(2020, 1), 100000, "REVIEW", "1");

        Figure figure = figure("meetings.expenses", "root.a", YEAR, new Breakdown.None(), Compare.YEAR_BEFORE);

        assertThat(figure.value()).isEqualTo("1234.56");
        assertThat(comparison(figure).change()).isEqualTo("234.56");
        assertThat(comparison(figure).percent()).isEqualTo("23.46");
    }

    @Test
    void addsBeyondSixtyFourBits() {
        buckets.received("root.a", day(2021, 1));
        for (int i = 0; i < 3; i++) {
            buckets.add("meetings.expenses", "root.a", day(2021, i + 1), Long.MAX_VALUE, "REVIEW", "1");
        }

        assertThat(figure("meetings.expenses", "root.a", YEAR, new Breakdown.None(), Compare.NONE)
                        .value())
                .isEqualTo("276701161105643274.21");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void partsAddUpToTheWhole(long seed) {
        Random random = new Random(seed);
        List<String> orgs = List.of("root", "root.a", "root.a.section", "root.b", "root.c");
        for (int i = 0; i < 500; i++) {
            LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(731));
            buckets.held(orgs.get(random.nextInt(orgs.size())), day, random.nextBoolean() ? "REVIEW" : "INTERNAL");
        }
        LocalDate from = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(200));
        Period period = seed % 2 == 0 ? YEAR : new Period(from, from.plusDays(random.nextInt(150)));
        for (Breakdown breakdown :
                List.of(new Breakdown.ByMonth(), new Breakdown.ByOrg(), new Breakdown.ByDimension(0))) {
            for (Compare compare : List.of(Compare.YEAR_BEFORE, Compare.PREVIOUS)) {
                Figure figure = figure("meetings.held", "root", period, breakdown, compare);

                assertThat(sum(figure.breakdown().stream().map(Part::value).toList()))
                        .as("seed %d, %s, %s", seed, breakdown, compare)
                        .isEqualByComparingTo(Objects.requireNonNull(figure.value()));
                assertThat(sum(figure.breakdown().stream()
                                .map(part -> Objects.requireNonNull(part.comparison())
                                        .value())
                                .toList()))
                        .as("seed %d, %s, %s, compared", seed, breakdown, compare)
                        .isEqualByComparingTo(
                                Objects.requireNonNullElse(comparison(figure).value(), "0"));
            }
        }
    }

    private static BigDecimal sum(List<@Nullable String> values) {
        return values.stream().filter(Objects::nonNull).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Meetings of an org, one in each month from January on, and over again. */
    private void hold(String org, int year, int meetings) {
        for (int i = 0; i < meetings; i++) {
            buckets.held(org, day(year, i % Month.values().length + 1), "INTERNAL");
        }
    }

    private static Period month(int month) {
        YearMonth of = YearMonth.of(2021, month);
        return new Period(of.atDay(1), of.atEndOfMonth());
    }

    private static LocalDate day(int year, int month) {
        return LocalDate.of(year, month, 10);
    }

    private static Figure.Comparison comparison(Figure figure) {
        return Objects.requireNonNull(figure.comparison());
    }

    private static Metric metric(String id) {
        return CATALOGUE.find(id).orElseThrow();
    }

    private Figure figure(String metric, String org, Period period, Breakdown breakdown, Compare compare) {
        return figure(new FigureQuery(metric(metric), org, period, breakdown, compare, false));
    }

    private Figure figure(FigureQuery query) {
        AsOf asOf = new AsOf(Instant.EPOCH, Map.of(), CATALOGUE.hash());
        return new FigureCalculation(buckets, query, new Subtree(DIRECTORY, query.org()), setting).figure(asOf);
    }
}
