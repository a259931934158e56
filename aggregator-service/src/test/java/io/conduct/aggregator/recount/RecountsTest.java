package io.conduct.aggregator.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.aggregator.recount.RecountReport.RecordDifference;
import io.conduct.aggregator.recount.RecountReport.State;
import io.conduct.aggregator.recount.Tallies.Share;
import io.conduct.contract.RecordEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Flux;

class RecountsTest {

    private static final Catalogue CATALOGUE = new CatalogueReader().read(new ClassPathResource("catalogue.yaml"));
    private static final Instant NOON = Instant.parse("2021-03-05T12:00:00Z");

    private volatile Instant now = NOON;
    private volatile Flux<RecordEvent> listed = Flux.empty();
    private final Recounts recounts = new Recounts(
            Optional.of(new Audit(kind -> listed, new Nothing(), Duration.ofMillis(1), 1)),
            Duration.ofHours(1),
            Duration.ofHours(1),
            () -> now);

    @AfterEach
    void stop() {
        recounts.stop();
    }

    @Test
    void hasNotComparedBeforeTheFirstRecountHasEnded() {
        listed = Flux.never();
        recounts.recount();

        assertThat(recounts.report().state()).isEqualTo(State.RUNNING);
        assertThat(recounts.comparedAt()).isNull();
    }

    @Test
    void remembersWhenItComparedWhileTheNextRecountRuns() {
        recount();

        now = NOON.plusSeconds(900);
        listed = Flux.never();
        recounts.recount();

        assertThat(recounts.report().state()).isEqualTo(State.RUNNING);
        assertThat(recounts.report().finishedAt()).isNull();
        assertThat(recounts.comparedAt()).isEqualTo(NOON);
    }

    @Test
    void hasNotComparedWhenTheRecountFailed() {
        recount();

        now = NOON.plusSeconds(900);
        listed = Flux.error(new IllegalStateException("a list does not answer"));
        recount();

        assertThat(recounts.report().finishedAt()).isEqualTo(now);
        assertThat(recounts.report().failure()).isEqualTo("a list does not answer");
        assertThat(recounts.comparedAt()).isEqualTo(NOON);
    }

    private void recount() {
        recounts.recount();
        await().until(() -> recounts.report().state() == State.WAITING);
    }

    /** No figures at all. */
    private static final class Nothing implements HeldFigures {

        @Override
        public Snapshot now() {
            return new Snapshot(CATALOGUE, Map.of());
        }

        @Override
        public List<RecordDifference> differences(FigureKey key, Map<String, Share> recounted) {
            return List.of();
        }
    }
}
