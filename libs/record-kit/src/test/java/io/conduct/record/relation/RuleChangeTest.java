package io.conduct.record.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.RecordId;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RuleChangeTest {

    private static final Instant NOW = Instant.parse("2021-03-05T01:00:00Z");
    private static final int MANY = 20_000;

    private final MeetingsForTests domain = new MeetingsForTests(3);
    private final AskedRecords records = new AskedRecords();
    private final Reassessment reassessment = new Reassessment(
            records,
            new Assessor<>(domain, records, new NoRelationIndex()),
            new Ledger(records, ids -> {}, new Relations(new NoRelationIndex())),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void judgesEveryRecordOnceHoweverManyPortionsThereAre() {
        List<RecordId> all = IntStream.range(0, MANY)
                .mapToObj(number -> new RecordId("congress", "r-%06d".formatted(number)))
                .toList();
        NotedRules noted = new NotedRules("", all);

        new RuleChange(domain, noted, reassessment).apply(1).block();

        assertThat(records.asked).isEqualTo(all);
        assertThat(noted.judgedBy).isEqualTo(domain.rulesDigest());
    }

    @Test
    void judgesNothingWhenTheRulesAreThose() {
        NotedRules noted = new NotedRules(domain.rulesDigest(), List.of(new RecordId("congress", "r")));

        new RuleChange(domain, noted, reassessment).apply(1).block();

        assertThat(records.asked).isEmpty();
    }

    /** All records in memory, and the rules they were judged by. */
    private static final class NotedRules implements RuleChange.Register {

        private final List<RecordId> all;
        private String judgedBy;
        private int next;

        NotedRules(String judgedBy, List<RecordId> all) {
            this.judgedBy = judgedBy;
            this.all = all;
        }

        @Override
        public Mono<String> judgedBy() {
            return Mono.just(judgedBy);
        }

        @Override
        public Mono<Void> judged(String rulesDigest) {
            return Mono.fromRunnable(() -> judgedBy = rulesDigest);
        }

        @Override
        public Mono<List<RecordId>> after(String key, int limit) {
            return Mono.fromSupplier(() -> {
                assertThat(key).isEqualTo(next == 0 ? "" : all.get(next - 1).key());
                int from = next;
                next = Math.min(all.size(), from + limit);
                return all.subList(from, next);
            });
        }
    }
}
