package io.conduct.aggregator.stream;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailureRuleTest {

    private final StreamsException passing = new StreamsException(new TimeoutException("broker away"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final FailureRule rule = new FailureRule(now::get);

    @Test
    void replacesAThreadThatFailedForAWhile() {
        assertThat(rule.handle(passing)).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void endsOnWhatDoesNotPass() {
        assertThat(rule.handle(new IllegalStateException("disk full"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void endsWhenThreadsFailTooOften() {
        for (int i = 0; i < 10; i++) {
            assertThat(rule.handle(passing)).isEqualTo(REPLACE_THREAD);
        }
        assertThat(rule.handle(passing)).isEqualTo(SHUTDOWN_CLIENT);

        now.set(Instant.EPOCH.plusSeconds(3_600));

        assertThat(rule.handle(passing)).isEqualTo(REPLACE_THREAD);
    }
}
