package io.conduct.aggregator.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.generation.Generation.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GenerationLogTest {

    private final GenerationLog log = new GenerationLog();

    @Test
    void hasNothingToServeAtFirst() {
        say("a", "1", State.BUILDING);

        assertThat(log.serving()).isEmpty();
        assertThat(log.building()).map(Generation::name).contains("a");
        assertThat(log.superseded()).isEmpty();
    }

    @Test
    void servesWhatWasSaidLast() {
        say("a", "1", State.BUILDING);
        say("a", "1", State.SERVING);
        say("b", "2", State.BUILDING);
        assertThat(log.serving()).map(Generation::name).contains("a");

        say("b", "2", State.SERVING);
        say("b", "2", State.SERVING);

        assertThat(log.serving()).map(Generation::name).contains("b");
        assertThat(log.building()).isEmpty();
        assertThat(log.superseded()).extracting(Generation::name).containsExactly("a");
    }

    @Test
    void buildsOnlyOneOfTwoThatWereAskedForAtOnce() {
        say("a1", "1", State.BUILDING);
        say("a2", "1", State.BUILDING);

        assertThat(log.building()).map(Generation::name).contains("a1");
        assertThat(log.superseded()).extracting(Generation::name).containsExactly("a2");
    }

    @Test
    void buildsTheCatalogueThatWasAskedForLast() {
        say("a", "1", State.BUILDING);
        say("b", "2", State.BUILDING);

        assertThat(log.building()).map(Generation::name).contains("b");
        assertThat(log.superseded()).extracting(Generation::name).containsExactly("a");
    }

    @Test
    void forgetsWhatEnded() {
        say("a", "1", State.SERVING);
        say("b", "1", State.SERVING);
        log.take("a", null);

        assertThat(log.superseded()).isEmpty();
        assertThat(log.serving()).map(Generation::name).contains("b");
    }

    private void say(String name, String hash, State state) {
        log.take(name, new Generation(name, hash, "metrics: []", state, Instant.EPOCH));
    }
}
