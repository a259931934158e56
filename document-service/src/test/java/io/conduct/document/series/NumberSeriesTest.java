package io.conduct.document.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.RecordId;
import io.conduct.document.series.NumberSeries.Duplicate;
import io.conduct.document.series.NumberSeries.Gap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NumberSeriesTest {

    @Test
    void listsWhatIsMissingBelowTheHighest() {
        NumberSeries series = series(2, 3, 7, 9);

        assertThat(series.count()).isEqualTo(4);
        assertThat(series.highest()).isEqualTo(9);
        assertThat(series.missing()).isEqualTo(5);
        assertThat(series.gaps()).containsExactly(new Gap(1, 1), new Gap(4, 6), new Gap(8, 8));
        assertThat(series.duplicates()).isEmpty();
    }

    @Test
    void hasNoGapWhereEveryNumberIsThere() {
        NumberSeries series = series(1, 2, 3);

        assertThat(series.missing()).isZero();
        assertThat(series.gaps()).isEmpty();
    }

    @Test
    void countsDocumentsAndNamesThoseWithTheSameNumber() {
        NumberSeries series = series(1, 2, 2, 2);

        assertThat(series.count()).isEqualTo(4);
        assertThat(series.highest()).isEqualTo(2);
        assertThat(series.duplicates())
                .containsExactly(new Duplicate(2, List.of(document(1), document(2), document(3))));
    }

    @Test
    void knowsNoHighestOfNothing() {
        NumberSeries series = series();

        assertThat(series.count()).isZero();
        assertThat(series.highest()).isNull();
        assertThat(series.gaps()).isEmpty();
    }

    private static NumberSeries series(int... sequences) {
        Map<Integer, Collection<RecordId>> documents = new TreeMap<>();
        for (int i = 0; i < sequences.length; i++) {
            documents.computeIfAbsent(sequences[i], none -> new ArrayList<>()).add(document(i));
        }
        return NumberSeries.of("congress", "市人常办", 2021, documents);
    }

    private static RecordId document(int index) {
        return new RecordId("congress", "doc-" + index);
    }
}
