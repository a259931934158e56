package io.conduct.aggregator.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.aggregator.edition.Rendering.Rows;
import io.conduct.aggregator.edition.Rendering.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class RenderingTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void goesOnWhetherSomebodyWaitsOrNotAndTellsHowFarItIs() {
        CountDownLatch halfway = new CountDownLatch(1);
        Rendering rendering = Rendering.begin(EditionFormat.XLSX, progress -> {
            progress.rows(50, 100);
            hold(halfway);
            progress.rows(100, 100);
            return new byte[] {1};
        });

        await().atMost(LONG).until(() -> rendering.rows().equals(new Rows(50, 100)));
        assertThat(rendering.state()).isEqualTo(State.RUNNING);
        halfway.countDown();
        await().atMost(LONG).until(() -> rendering.state() == State.DONE);
        assertThat(rendering.rows()).isEqualTo(new Rows(100, 100));
        StepVerifier.create(rendering.bytes())
                .expectNextMatches(bytes -> bytes.length == 1)
                .verifyComplete();
    }

    @Test
    void saysThatItFailed() {
        Rendering rendering = Rendering.begin(EditionFormat.DOCX, progress -> {
            throw new IllegalStateException("no room");
        });

        await().atMost(LONG).until(() -> rendering.state() == State.FAILED);
        StepVerifier.create(rendering.bytes()).expectErrorMessage("no room").verify(LONG);
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
