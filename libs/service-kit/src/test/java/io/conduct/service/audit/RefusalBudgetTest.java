package io.conduct.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RefusalBudgetTest {

    @Test
    void notesSoManyASecondAndCountsTheRest() {
        Instant start = Instant.parse("2022-03-01T08:00:00.1Z");
        AtomicInteger seconds = new AtomicInteger();
        InstantSource clock = () -> start.plusSeconds(seconds.get());
        RefusalBudget budget = new RefusalBudget(clock, 2);

        assertThat(List.of(budget.take(), budget.take(), budget.take(), budget.take()))
                .containsExactly(0L, 0L, -1L, -1L);
        seconds.incrementAndGet();

        assertThat(List.of(budget.take(), budget.take())).containsExactly(2L, 0L);
    }
}
