package io.conduct.record.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.RecordId;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class KeyChangeTest {

    private static final Instant START = Instant.parse("2021-03-05T01:00:00Z");
    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final RecordId THERE = new RecordId("congress", "there");
    private static final RecordId ENTERED = new RecordId("congress", "entered");

    private final AskedRecords records = new AskedRecords();
    private final OneKey index = new OneKey();
    private final KeyChange change = changeOf(index);

    @Test
    void assessesWhoSharesAKeyAtOnceAndAgainWhenEveryEarlierWriteIsDone() {
        index.records = Set.of(THERE, ENTERED);
        index.marked = START;

        apply(START.plusMillis(1));

        assertThat(records.asked).containsExactlyInAnyOrder(THERE, ENTERED);
        assertThat(index.marked).as("a writer that dies now leaves its mark").isEqualTo(START);

        apply(START.plus(SETTLED).plusMillis(1));

        assertThat(records.asked).hasSize(4);
        assertThat(index.marked).isNull();
    }

    @Test
    void leavesARecordAloneThatHasItsKeyToItself() {
        index.records = Set.of(THERE);
        index.marked = START;

        apply(START.plus(SETTLED).plusMillis(1));

        assertThat(records.asked).isEmpty();
        assertThat(index.marked).isNull();
    }

    private void apply(Instant now) {
        change.apply(Set.of("key"), 1, now.minus(SETTLED)).block();
    }

    private KeyChange changeOf(RelationIndex relations) {
        Assessor<?> assessor = new Assessor<>(new MeetingsForTests(3), records, relations);
        Ledger ledger = new Ledger(records, ids -> {}, new Relations(relations));
        return new KeyChange(
                relations, new Reassessment(records, assessor, ledger, Clock.fixed(START, ZoneOffset.UTC)));
    }

    /** A key that some records were entered under. */
    private static final class OneKey implements RelationIndex {

        private Set<RecordId> records = Set.of();
        private @Nullable Instant marked;

        @Override
        public Mono<List<Relation>> find(Collection<String> keys) {
            return Mono.just(List.of(new Relation("key", records, 1, marked)));
        }

        @Override
        public Mono<Void> enter(Map<String, Set<RecordId>> entered) {
            return Mono.empty();
        }

        @Override
        public Mono<Set<String>> findMarked(Instant markedBefore, int limit) {
            return Mono.just(Set.of());
        }

        @Override
        public Mono<Void> settle(Collection<Relation> settled) {
            return Mono.fromRunnable(() -> marked = null);
        }
    }
}
