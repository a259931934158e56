package io.conduct.aggregator.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.readmodel.Freshness.SourceState;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceProgressTest {

    private static final SourcePartition SOURCE = new SourcePartition("conduct.meetings", 0);
    private static final Instant T = Instant.parse("2022-01-01T00:00:00Z");

    private final SourceProgress freshness = new SourceProgress();

    @Test
    void isNotBehindAnEmptySource() {
        freshness.found(SOURCE, null);

        assertThat(state()).isEqualTo(new SourceState(SOURCE, null, null, null));
        assertThat(state().lag()).isZero();
    }

    @Test
    void tellsHowLongTheOldestEventWaits() {
        freshness.found(SOURCE, at(0));
        freshness.found(SOURCE, at(3));
        freshness.found(SOURCE, at(5));

        assertThat(state().lag()).isEqualTo(6);
        assertThat(state().waitingSince()).isEqualTo(T);

        freshness.counted(Map.of(SOURCE, at(3)));

        assertThat(state().lag()).isEqualTo(2);
        assertThat(state().waitingSince()).isEqualTo(T.plusSeconds(5));

        freshness.counted(Map.of(SOURCE, at(5)));

        assertThat(state().lag()).isZero();
        assertThat(state().waitingSince()).isNull();
    }

    @Test
    void remembersTheOldestOfMany() {
        for (int i = 0; i < 5_000; i++) {
            freshness.found(SOURCE, at(i));
        }
        assertThat(state().waitingSince()).isEqualTo(T);

        freshness.counted(Map.of(SOURCE, at(4_000)));

        assertThat(state().lag()).isEqualTo(999);
        assertThat(state().waitingSince()).isEqualTo(T.plusSeconds(4_999));
    }

    @Test
    void startsOver() {
        freshness.found(SOURCE, at(1));
        freshness.counted(Map.of(SOURCE, at(1)));
        freshness.ready(true);

        freshness.startOver();

        assertThat(freshness.isReady()).isFalse();
        assertThat(state().lag()).isEqualTo(2);
    }

    private SourceState state() {
        return freshness.sources().get(0);
    }

    private static Position at(long offset) {
        return new Position(offset, T.plusSeconds(offset));
    }
}
