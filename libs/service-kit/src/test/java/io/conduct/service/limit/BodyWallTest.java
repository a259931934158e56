package io.conduct.service.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.service.problem.ProblemException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class BodyWallTest {

    private static final int LIMIT = 10;

    private final BodyWall wall = new BodyWall(LIMIT);
    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void passesOnABodyUpToTheLimit() {
        StepVerifier.create(wall.bounded(body(2, 5))).expectNextCount(2).verifyComplete();
    }

    @Test
    void takesOffWhatIsOverTheLimitAndThenRefuses() {
        StepVerifier.create(wall.bounded(body(3, 5)))
                .expectNextCount(2)
                .verifyErrorSatisfies(refusal -> assertThat(
                                ((ProblemException) refusal).problem().status())
                        .isEqualTo(413));
        assertThat(taken).hasValue(3);
    }

    @Test
    void waitsForNoBodyThatIsManyTimesOverTheLimit() {
        StepVerifier.create(wall.bounded(body(1_000_000, 5))).expectNextCount(2).verifyError(ProblemException.class);
        assertThat(taken.get()).isLessThan(30);
    }

    @Test
    void countsEachReadingOfABodyAnew() {
        Flux<DataBuffer> bounded = wall.bounded(body(2, 5));

        StepVerifier.create(bounded).expectNextCount(2).verifyComplete();
        StepVerifier.create(bounded).expectNextCount(2).verifyComplete();
    }

    @Test
    void saysThatTheSenderWasTooSlowWhenTheServerHasWaitedLongEnough() {
        StepVerifier.create(wall.bounded(body(1, 5).concatWith(Flux.error(ReadTimeoutException.INSTANCE))))
                .expectNextCount(1)
                .verifyErrorSatisfies(refusal -> assertThat(
                                ((ProblemException) refusal).problem().status())
                        .isEqualTo(408));
    }

    private Flux<DataBuffer> body(int parts, int bytes) {
        return Flux.range(0, parts)
                .doOnNext(part -> taken.incrementAndGet())
                .map(part -> DefaultDataBufferFactory.sharedInstance.wrap(
                        "x".repeat(bytes).getBytes(US_ASCII)));
    }
}
