package io.conduct.record.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.RecordId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PendingQueueTest {

    private static final RecordId ONE = new RecordId("congress", "1");
    private static final RecordId OTHER = new RecordId("congress", "2");

    private final PendingQueue queue = new PendingQueue(2);

    @Test
    void isFullWithWhatWaitsAndWhatIsBeingSent() throws InterruptedException {
        queue.written(List.of(ONE, ONE));
        assertThat(queue.isFull()).isFalse();

        assertThat(queue.take(10, Duration.ZERO, Duration.ZERO)).containsExactly(ONE);
        queue.written(List.of(OTHER));
        assertThat(queue.isFull()).isTrue();

        assertThat(queue.take(10, Duration.ZERO, Duration.ZERO)).containsExactly(OTHER);
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.take(10, Duration.ZERO, Duration.ZERO)).isEmpty();
        assertThat(queue.size()).isZero();
    }

    @Test
    void isFullWithWhatWasCountedInTheStoreUntilThatIsSent() {
        queue.counted(3);
        assertThat(queue.isFull()).isTrue();

        queue.published(2);
        assertThat(queue.isFull()).isFalse();
        assertThat(queue.size()).isEqualTo(1);
        queue.published(2);
        assertThat(queue.size()).isZero();
    }

    @Test
    void waitsForMoreOnlyWhileThereIsRoom() throws Exception {
        queue.written(List.of(ONE));
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> queue.written(List.of(OTHER)));

        assertThat(queue.take(2, Duration.ZERO, Duration.ofMinutes(5))).containsExactly(ONE, OTHER);
        later.get();
        assertThat(queue.take(2, Duration.ZERO, Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void countsNothingThatAnotherInstanceSends() throws InterruptedException {
        queue.written(List.of(ONE, OTHER));

        queue.forget();

        assertThat(queue.isFull()).isFalse();
        assertThat(queue.take(10, Duration.ZERO, Duration.ZERO)).isEmpty();
    }
}
