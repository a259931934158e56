package io.conduct.aggregator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.conduct.aggregator.catalogue.MetricDefinition.MeasureDefinition;
import io.conduct.contract.RecordKind;
import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class CatalogueReaderTest {

    private static final String METRIC = """
            metrics:
              - id: meetings.held
                name: {zh: 会议数量, en: Meetings held}
                unit: 次
                source: meetings
                where: payload.status == 'HELD'
                measure: count
                dimensions: {kind: payload.kind}
                polarity: FEWER_IS_BETTER
                report: {section: 会议, order: 10}
            """;

    private static final List<String> PROMISED = List.of(
            "meetings.held",
            "meetings.held.excluding-statutory",
            "meetings.minutes",
            "meetings.expenses",
            "meetings.over-limit",
            "meetings.unplanned",
            "study.sessions",
            "study.classes",
            "study.lectures",
            "party-group.integrity-hearings",
            "documents.issued",
            "documents.in-reduction-scope",
            "documents.characters",
            "documents.over-length",
            "documents.unsupported",
            "research.reports",
            "petitions.letters",
            "petitions.visit-batches",
            "petitions.visit-persons",
            "petitions.calls",
            "petitions.online",
            "petitions.group-visits",
            "petitions.repeat",
            "petitions.notified-in-time-rate",
            "petitions.concluded-rate",
            "petitions.concluded-in-time-rate",
            "petitions.satisfaction-rate",
            "relays.meetings",
            "relays.documents");

    @Test
    void readsTheCatalogueThatIsShipped() {
        Catalogue catalogue = new CatalogueReader().read(new ClassPathResource("catalogue.yaml"));

        assertThat(catalogue.metrics()).extracting(Metric::id).containsAll(PROMISED);
        assertThat(catalogue.reported())
                .extracting(Metric::id)
                .containsAll(PROMISED)
                .first()
                .isEqualTo("study.sessions");
        assertThat(catalogue.hash()).matches("sha256:[0-9a-f]{64}");
        assertThat(catalogue.generation()).matches("[0-9a-f]{12}");
    }

    @Test
    void hashesTheDefinitionsAndNotTheFile() {
        String commented = "# a comment\n" + METRIC.replace("unit: 次\n", "unit:    '次'  # times\n");

        assertThat(read(commented).hash()).isEqualTo(read(METRIC).hash());
        assertThat(read(METRIC.replace("'HELD'", "'PLANNED'")).hash())
                .isNotEqualTo(read(METRIC).hash());
        assertThat(read(METRIC.replace("kind: payload.kind", "sort: payload.kind"))
                        .hash())
                .isNotEqualTo(read(METRIC).hash());
    }

    @Test
    void placesARecordByItsBusinessDateUnlessToldOtherwise() {
        assertThat(metric(METRIC).date()).isEqualTo("heldOn");
        assertThat(metric("""
                metrics:
                  - id: petitions.concluded
                    name: {zh: 办结, en: Concluded}
                    unit: 件
                    source: petitions
                    measure: count
                    date: concludedOn
                    polarity: MORE_IS_BETTER
                """).date()).isEqualTo("concludedOn");
    }

    @Test
    void readsASumWithItsScale() {
        Metric metric = metric(METRIC.replace(
                "measure: count", "measure: sum\n    amount: size(payload.title)\n    scale: 2\n    decimals: 2"));

        assertThat(metric.measure())
                .isInstanceOfSatisfying(
                        Measure.Sum.class, sum -> assertThat(sum.scale()).isEqualTo(2));
        assertThat(metric.decimals()).isEqualTo(2);
    }

    @Test
    void readsWhatIsHeldAgainstAMetric() {
        Metric metric = metric(METRIC + """
                    dashboard: true
                    limit: {atMost: 12.5, everyQuarter: 4, rule: 规定}
                    ceiling: {2020: 100, 2022: 90}
                    target: {baseline: 2019, percent: -30, pace: SEASONAL}
                """);

        assertThat(metric.dashboard()).isTrue();
        assertThat(metric.goals().limit())
                .isEqualTo(new Goals.Limit(Goals.Bound.AT_MOST, new BigDecimal("12.5"), new BigDecimal("4"), "规定"));
        assertThat(metric.goals().ceilingIn(2019)).isEmpty();
        assertThat(metric.goals().ceilingIn(2021)).contains(new BigDecimal("100"));
        assertThat(metric.goals().ceilingIn(2022)).contains(new BigDecimal("90"));
        assertThat(metric.goals().target())
                .isEqualTo(new Goals.Target(2019, new BigDecimal("-30"), Goals.Pace.SEASONAL));
        assertThat(MetricDefinition.of(metric).ceiling()).isEqualTo(Map.of(2020, "100", 2022, "90"));
    }

    @Test
    void readsExtremesAndDifferentValues() {
        Metric largest = metric(METRIC.replace("measure: count", "measure: max\n    amount: size(payload.title)"));
        Metric fewest = metric(METRIC.replace(
                "measure: count", "measure: min\n    amount: size(payload.title)\n    subject: payload.kind"));
        Metric titles = metric(METRIC.replace("measure: count", "measure: distinct\n    value: payload.title"));

        assertThat(MetricDefinition.of(largest).measure())
                .isEqualTo(new MeasureDefinition("max", "size(payload.title)", null, 0, null, null));
        assertThat(MetricDefinition.of(fewest).measure())
                .isEqualTo(new MeasureDefinition("min", "size(payload.title)", "payload.kind", 0, null, null));
        assertThat(MetricDefinition.of(titles).measure())
                .isEqualTo(new MeasureDefinition("distinct", "payload.title", null, 0, null, null));
    }

    @Test
    void readsAQuotientOfMetricsThatStandAfterIt() {
        String share = """
                metrics:
                  - id: meetings.share
                    name: {zh: 占比, en: Share}
                    unit: "%"
                    measure: ratio
                    numerator: meetings.held
                    denominator: meetings.held
                    polarity: NEUTRAL
                    decimals: 2
                """;

        Metric metric = metric(share + METRIC.replace("metrics:\n", ""));

        assertThat(metric.isRate()).isTrue();
        assertThat(metric.source()).isEqualTo(RecordKind.MEETING);
        assertThat(metric.dimensions()).extracting(Dimension::name).containsExactly("kind");
        assertThat(errors(share))
                .containsExactly(
                        "catalogue.yaml:6: metrics.numerator: meetings.held (expected: the id of a metric made of records)",
                        "catalogue.yaml:7: metrics.denominator: meetings.held (expected: the id of a metric made of records)");
        assertThat(errors(share + METRIC.replace("metrics:\n", "").replace("unit: 次", "unit: ''")))
                .singleElement()
                .asString()
                .startsWith("catalogue.yaml:12: ");
        assertThat(error(share.replace("measure: ratio", "measure: ratio\n    where: 'true'")))
                .contains("unknown property");
    }

    @Test
    void refusesAQuotientOfTwoSources() {
        String issued = METRIC.replace("metrics:\n", "")
                .replace("meetings", "documents")
                .replace("where: payload.status == 'HELD'", "where: 'true'")
                .replace("payload.kind", "payload.genre")
                .replace("order: 10", "order: 20");
        String share = """
                  - id: share
                    name: {zh: 占比, en: Share}
                    unit: "%"
                    measure: ratio
                    numerator: meetings.held
                    denominator: documents.held
                    polarity: NEUTRAL
                """;

        assertThat(errors(METRIC + issued + share))
                .singleElement()
                .asString()
                .contains("documents.held (expected: a metric of meetings, as the numerator)");
    }

    @Test
    void refusesGoalsThatAreNone() {
        assertThat(error(METRIC + "    limit: {rule: 规定}\n")).contains(":11: ", "a limit of no bound");
        assertThat(error(METRIC + "    limit: {atMost: 1, atLeast: 1, rule: 规定}\n"))
                .contains("a limit of two bounds");
        assertThat(error(METRIC + "    limit: {atMost: few, rule: 规定}\n")).contains("few (expected: a decimal number");
        assertThat(error(METRIC + "    ceiling: {year: 1}\n")).contains("year (expected: a year)");
        assertThat(error(METRIC + "    ceiling: {2021: -1}\n")).contains("-1 (expected: 0 or more)");
        assertThat(error(METRIC + "    target: {baseline: 2020}\n")).contains("missing property 'percent'");
    }

    @Test
    void tellsEveryErrorWithItsLine() {
        String wrong = METRIC.replace("meetings.held", "Meetings Held")
                .replace("unit: 次", "unit: ''")
                .replace("payload.status == 'HELD'", "payload.state == 'HELD'")
                .replace("payload.kind", "payload.kin")
                .replace("FEWER_IS_BETTER", "LESS")
                .replace("order: 10", "order: zehn");

        assertThat(errors(wrong))
                .hasSize(6)
                .anyMatch(error -> error.startsWith("catalogue.yaml:2: ") && error.contains("Meetings Held"))
                .anyMatch(error -> error.startsWith("catalogue.yaml:4: "))
                .anyMatch(error -> error.startsWith("catalogue.yaml:6: ") && error.contains("undefined field 'state'"))
                .anyMatch(error -> error.startsWith("catalogue.yaml:8: ") && error.contains("undefined field 'kin'"))
                .anyMatch(error -> error.startsWith("catalogue.yaml:9: ") && error.contains("LESS"))
                .anyMatch(error -> error.startsWith("catalogue.yaml:10: ") && error.contains("zehn"));
    }

    @Test
    void tellsTheErrorsOfEveryMetric() {
        String second = METRIC.replace("metrics:\n", "").replace("order: 10", "order: 20");

        assertThat(errors((METRIC + second).replace("measure: count", "measure: maximum")))
                .hasSize(3)
                .anyMatch(error -> error.startsWith("catalogue.yaml:11: ") && error.contains("each id once"))
                .anyMatch(error -> error.startsWith("catalogue.yaml:7: ") && error.contains("maximum"))
                .anyMatch(error -> error.startsWith("catalogue.yaml:16: ") && error.contains("maximum"));
    }

    @Test
    void refusesTwoMetricsInOnePlace() {
        String second = METRIC.replace("metrics:\n", "").replace("id: meetings.held", "id: meetings.other");

        assertThat(errors(METRIC + second))
                .singleElement()
                .asString()
                .startsWith("catalogue.yaml:19: ")
                .contains("another order than in line 10");
    }

    @Test
    void refusesWhatTheSourceDoesNotHave() {
        assertThat(error(METRIC.replace("source: meetings", "source: trips"))).contains(":5: ", "trips");
        assertThat(error(METRIC.replace("source: meetings", "source: documents")))
                .contains(":6: ", "undefined field 'status'");
        assertThat(error(METRIC.replace("measure: count", "measure: count\n    date: title")))
                .contains(":8: ", "title (expected: a date of the meeting's payload");
    }

    @Test
    void refusesHalfAMeasure() {
        assertThat(error(METRIC.replace("measure: count", "measure: sum"))).contains(":7: ", "without an amount");
        assertThat(error(METRIC.replace("measure: count", "measure: count\n    amount: '1'")))
                .contains(":7: ", "count with an amount");
        assertThat(error(METRIC.replace("measure: count", "measure: sum\n    amount: payload.title")))
                .contains(":8: ", "a value of type string (expected: int)");
        assertThat(error(METRIC.replace("    measure: count\n", ""))).contains("missing property 'measure'");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(error(METRIC.replace("unit:", "units:"))).contains(":4: ", "unknown property");
        assertThat(error(METRIC.replace("id: meetings.held", "id: received.meetings")))
                .contains(":2: ", "received.");
        assertThat(error(METRIC.replace("{kind:", "{month:"))).contains(":8: ", "month");
        assertThat(error("metrics: none")).contains("not a list");
        assertThat(error("metrics: [1]")).contains("not an object");
        assertThat(error("figures: []")).contains("unknown property");
    }

    private static Catalogue read(String text) {
        return new CatalogueReader().read(DataFile.read("catalogue.yaml", new StringReader(text)));
    }

    private static Metric metric(String text) {
        return read(text).metrics().get(0);
    }

    private static List<String> errors(String text) {
        try {
            read(text);
        } catch (DataFileException e) {
            return e.errors();
        }
        return List.of();
    }

    private static String error(String text) {
        assertThatExceptionOfType(DataFileException.class).isThrownBy(() -> read(text));
        return Optional.of(errors(text)).map(errors -> errors.get(0)).orElseThrow();
    }
}
