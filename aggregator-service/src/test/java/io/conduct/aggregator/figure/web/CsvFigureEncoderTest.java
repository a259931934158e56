package io.conduct.aggregator.figure.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.Figure.AsOf;
import io.conduct.aggregator.figure.Figure.Comparison;
import io.conduct.aggregator.figure.Figure.Coverage;
import io.conduct.aggregator.figure.Figure.Part;
import io.conduct.aggregator.figure.Figure.PartComparison;
import io.conduct.aggregator.figure.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFigureEncoderTest {

    @Test
    void writesTheWholeAndItsParts() {
        Figure figure = new Figure(
                "meetings.held",
                "会议数量",
                "次",
                "congress",
                Period.ofYear(2021),
                "84",
                new Coverage(true, List.of()),
                new Comparison(Period.ofYear(2020), "96", "-12", "-12.50", true, null, true, "同比下降12.5%"),
                null,
                List.of(
                        new Part("2021-01", "7", new PartComparison("9", "-2", "-22.22")),
                        new Part("2021-02", null, new PartComparison(null, null, null))),
                new AsOf(Instant.EPOCH, Map.of(), "sha256:0"));

        assertThat(CsvFigureEncoder.table(figure).split("\r\n"))
                .containsExactly(
                        "\uFEFFmetric,name,unit,org,from,to,key,value,previousFrom,previousTo,previousValue,change,percent,wording",
                        "meetings.held,会议数量,次,congress,2021-01-01,2021-12-31,,84,2020-01-01,2020-12-31,96,-12,-12.50,同比下降12.5%",
                        "meetings.held,会议数量,次,congress,2021-01-01,2021-12-31,2021-01,7,2020-01-01,2020-12-31,9,-2,-22.22,",
                        "meetings.held,会议数量,次,congress,2021-01-01,2021-12-31,2021-02,,2020-01-01,2020-12-31,,,,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+1 | '=1+1",
                "@SUM(A1) | '@SUM(A1)",
                "+1+1 | '+1+1",
                "-12-1 | '-12-1",
                "-12.50 | -12.50",
                "-12 | -12",
                "a,b | \"a,b\"",
                "=\"x\" | \"'=\"\"x\"\"\""
            })
    void letsNoTextBecomeAFormula(String text, String cell) {
        assertThat(CsvFigureEncoder.cell(text)).isEqualTo(cell);
    }

    @Test
    void leavesWhatIsNotKnownEmpty() {
        assertThat(CsvFigureEncoder.cell(null)).isEmpty();
    }
}
