package io.conduct.aggregator.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private Instant now = Instant.parse("2021-03-05T00:00:00Z");
    private final Remembered<Integer> remembered = new Remembered<>(Duration.ofSeconds(2), () -> now);
    private String origin = "first";
    private int worked;

    @Test
    void isWorkedOutOnceWhileNothingChanges() {
        assertThat(scrape()).isEqualTo(1);
        now = now.plusSeconds(60);
        assertThat(scrape()).isEqualTo(1);
    }

    @Test
    void isWorkedOutAnewWhenItsOriginHasChanged() {
        scrape();
        origin = "second";
        now = now.plusSeconds(2);
        assertThat(scrape()).isEqualTo(2);
    }

    @Test
    void isNotLookedAtMoreOftenThanItsInterval() {
        scrape();
        origin = "second";
        now = now.plusSeconds(1);
        assertThat(scrape()).isEqualTo(1);
    }

    private int scrape() {
        return remembered.get(() -> origin, () -> ++worked);
    }
}
