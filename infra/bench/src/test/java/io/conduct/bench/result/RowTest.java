package io.conduct.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTest {

    @Test
    void callsARateTwiceThatOfThePeerTwiceAsGood() {
        Row row = Row.rate("intake", "records", 3000).beside("peer", 1500);

        assertThat(row.ratio()).contains(2.0);
        assertThat(row.atLeastTimesPeer(2).wish()).isEqualTo(new Row.Wish("≥ 2 × peer", true));
        assertThat(row.atLeastTimesPeer(2.5).wish()).isEqualTo(new Row.Wish("≥ 2.5 × peer", false));
    }

    @Test
    void callsHalfTheTimeOfThePeerTwiceAsGood() {
        assertThat(Row.cost("queries", "p99", 5, "ms").beside("peer", 10).ratio())
                .contains(2.0);
    }

    @Test
    void boundsACostFromAboveAndARateFromBelow() {
        assertThat(Row.cost("queries", "p99", 5, "ms").within(5).wish()).isEqualTo(new Row.Wish("≤ 5 ms", true));
        assertThat(Row.rate("single", "records", 2999).within(3000).wish())
                .isEqualTo(new Row.Wish("≥ 3,000 /s", false));
    }

    @Test
    void hasNoRatioToNothing() {
        assertThat(Row.rate("intake", "records", 3000).ratio()).isEmpty();
        assertThat(Row.rate("intake", "records", 3000).beside("peer", 0).ratio())
                .isEmpty();
        assertThat(Row.rate("intake", "records", 3000).atLeastTimesPeer(1).wish())
                .isEqualTo(new Row.Wish("≥ 1 × peer", false));
    }

    @Test
    void writesTheTableAndTheNumbers(@TempDir Path folder) {
        Report report = new Report(folder, Map.of("Java", "17"));
        report.add(Row.rate("intake", "records", 3000).beside("peer", 1500).atLeastTimesPeer(1));

        assertThat(folder.resolve("bench.md"))
                .content()
                .contains("| intake | records | 3,000 /s | peer | 1,500 /s | 2 | ≥ 1 × peer | yes |");
        assertThat(folder.resolve("bench.json")).content().contains("\"ratio\" : 2.0", "\"Java\" : \"17\"");
    }
}
