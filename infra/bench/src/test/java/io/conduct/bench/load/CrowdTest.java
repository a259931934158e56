package io.conduct.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class CrowdTest {

    @Test
    void spreadsAConstantRateEvenly() {
        Pace pace = new Pace(500);

        assertThat(pace.due(0)).isZero();
        assertThat(pace.due(1)).isEqualTo(2_000_000);
        assertThat(pace.due(500)).isEqualTo(1_000_000_000);
        assertThat(pace.count(10)).isEqualTo(5000);
    }

    @Test
    void refusesWhatIsNoRate() {
        assertThatThrownBy(() -> new Pace(0)).hasMessage("0.0 (expected: more than 0 a second)");
    }

    @Test
    void sendsEachRequestOnceAndCountsThoseThatFail() throws InterruptedException {
        Set<Long> sent = ConcurrentHashMap.newKeySet();

        Tally tally = Crowd.eager(3, 100, Duration.ofMinutes(1)).run(number -> sent.add(number) && number % 10 != 0);

        assertThat(sent).hasSize(100);
        assertThat(tally.done()).isEqualTo(90);
        assertThat(tally.failed()).isEqualTo(10);
    }
}
