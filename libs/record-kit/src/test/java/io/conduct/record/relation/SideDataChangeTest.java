package io.conduct.record.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.RecordId;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

class SideDataChangeTest {

    private static final Instant START = Instant.parse("2021-03-05T01:00:00Z");
    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final List<RecordId> DEPENDENTS =
            Stream.of("1", "2", "3").map(name -> new RecordId("congress", name)).toList();

    private final AskedRecords records = new AskedRecords();
    private final OnePlan plan = new OnePlan();
    private final SideDataChange change = changeOf(plan);

    @Test
    void looksAtTheStartForWhatWasLeftUndone() {
        assertThat(change.isDue(START)).isTrue();
    }

    @Test
    void looksAgainWhenSomethingIsAnnouncedOrTheIntervalIsOver() {
        apply(START);

        assertThat(change.isDue(START.plus(INTERVAL).minusMillis(1))).isFalse();
        assertThat(change.isDue(START.plus(INTERVAL))).isTrue();
        change.announce();
        assertThat(change.isDue(START.plusMillis(1))).isTrue();
    }

    @Test
    void judgesAtOnceAndAgainWhenEveryEarlierWriteIsDone() {
        plan.changes.add(new SideData.Change(
                "plan:congress:2021", 1, START, "congress", LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31)));

        apply(START.plusSeconds(1));

        assertThat(records.asked).containsExactlyElementsOf(DEPENDENTS);
        assertThat(plan.changes).hasSize(1);
        assertThat(change.isDue(START.plus(SETTLED))).isFalse();

        Instant later = START.plus(SETTLED).plusMillis(1);
        assertThat(change.isDue(later)).isTrue();
        apply(later);

        assertThat(records.asked).hasSize(2 * DEPENDENTS.size());
        assertThat(plan.changes).isEmpty();
    }

    @Test
    void hasNothingToDoWithoutSideData() {
        SideDataChange none = changeOf(null);

        none.announce();

        assertThat(none.isDue(START)).isFalse();
    }

    private void apply(Instant now) {
        change.apply(now, 2, SETTLED, INTERVAL).block();
    }

    private SideDataChange changeOf(@Nullable SideData data) {
        Relations relations = new Relations(new NoRelationIndex());
        Assessor<?> assessor = new Assessor<>(new MeetingsForTests(3), records, new NoRelationIndex());
        Reassessment reassessment = new Reassessment(
                records, assessor, new Ledger(records, ids -> {}, relations), Clock.fixed(START, ZoneOffset.UTC));
        return new SideDataChange(data, (of, key, limit) -> Mono.just(after(key, limit)), reassessment);
    }

    private static List<RecordId> after(String key, int limit) {
        return DEPENDENTS.stream()
                .filter(id -> id.key().compareTo(key) > 0)
                .limit(limit)
                .toList();
    }

    /** One plan that changes. */
    private static final class OnePlan implements SideData {

        private final List<Change> changes = new ArrayList<>();

        @Override
        public Mono<Map<String, ObjectNode>> find(Collection<String> keys) {
            return Mono.just(Map.of());
        }

        @Override
        public Mono<List<Change>> findChanges() {
            return Mono.just(List.copyOf(changes));
        }

        @Override
        public Mono<Void> settle(Change change) {
            return Mono.fromRunnable(() -> changes.remove(change));
        }
    }
}
