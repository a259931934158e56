package io.conduct.record.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordStatus;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LedgerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final RecordId ID = new RecordId("congress.general-office", "m-1");
    private static final Provenance BY =
            Provenance.of("general-office", Door.HTTP, Instant.parse("2021-03-05T08:00:00Z"));

    private final MemoryRecords records = new MemoryRecords();
    private final List<RecordId> fed = new ArrayList<>();
    private final Ledger ledger = new Ledger(records, fed::addAll, new NoRelations());

    @Test
    void createsThenRepeatsThenAmends() {
        assertThat(apply(put("a", null)).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(apply(put("a", null)).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(apply(put("b", null)).outcome()).isEqualTo(Outcome.AMENDED);

        assertThat(stored().version()).isEqualTo(2);
        assertThat(fed).containsExactly(ID, ID);
    }

    @Test
    void doesNotSayThatNothingIsStoredOnceSomethingIs() {
        records.beforeWrite = () -> {
            if (!records.byId.isEmpty()) {
                throw Problems.unavailable("the store is away").asException();
            }
        };

        assertThatThrownBy(() -> applyAll(List.of(put("a", null), put("b", null))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(504));
        assertThatThrownBy(() -> apply(put("b", null)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(503));
        assertThat(stored().version()).isEqualTo(1);
    }

    @Test
    void recordsNothingWhileTooManyWait() {
        PendingFeed full = new PendingFeed() {
            @Override
            public void written(List<RecordId> ids) {
                fed.addAll(ids);
            }

            @Override
            public boolean isFull() {
                return true;
            }
        };
        Ledger waiting = new Ledger(records, full, new NoRelations());

        assertThatThrownBy(() -> waiting.apply(List.of(put("a", null)), BY).block())
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(503);
                    assertThat(refusal.problem().isTemporary()).isTrue();
                });
        assertThat(fed).isEmpty();
        assertThat(waiting.rehearsal().of(List.of(put("a", null)), BY).block()).hasSize(1);
    }

    @Test
    void keepsWhatChangedInTheHistory() {
        apply(put("a", null));
        apply(put("b", null));

        HistoryEntry entry = Objects.requireNonNull(records.history.get(ID)).get(1);

        assertThat(entry.changes())
                .containsExactly(new HistoryEntry.Change("/title", JSON.valueToTree("a"), JSON.valueToTree("b")));
    }

    @Test
    void refusesASourceVersionOlderThanTheStoredOne() {
        apply(put("new", 5L));

        Receipt receipt = apply(put("old", 4L));

        assertThat(problem(receipt)).isEqualTo(409);
        assertThat(stored().content().digest()).isEqualTo("new");
    }

    @Test
    void remembersAHigherSourceVersionOfUnchangedContent() {
        apply(put("a", 1L));
        Receipt repeated = apply(put("a", 7L));

        assertThat(repeated.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(stored().version()).isEqualTo(1);
        assertThat(problem(apply(put("b", 6L)))).isEqualTo(409);
    }

    @Test
    void withdrawsOnceAndForAll() {
        apply(put("a", null));

        assertThat(apply(withdraw()).outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(apply(withdraw()).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(problem(apply(put("b", null)))).isEqualTo(409);
        assertThat(stored().status()).isEqualTo(RecordStatus.WITHDRAWN);
        assertThat(stored().version()).isEqualTo(2);
    }

    @Test
    void findsNothingToWithdraw() {
        assertThat(problem(apply(withdraw()))).isEqualTo(404);
    }

    @Test
    void appliesAnyNumberOfIntentsAboutOneRecord() {
        int many = 1_000;
        List<Intent> intents = IntStream.range(0, many)
                .<Intent>mapToObj(number -> put("content " + number, null))
                .toList();

        List<Receipt> receipts = applyAll(intents);

        assertThat(receipts).extracting(Receipt::outcome).last().isEqualTo(Outcome.AMENDED);
        assertThat(receipts).noneMatch(receipt -> receipt.outcome() == Outcome.REJECTED);
        assertThat(stored().version()).isEqualTo(many);
    }

    @Test
    void appliesTwoIntentsAboutOneRecordInTheirOrder() {
        List<Receipt> receipts = applyAll(List.of(put("a", null), put("b", null), put("b", null)));

        assertThat(receipts)
                .extracting(Receipt::outcome)
                .containsExactly(Outcome.CREATED, Outcome.AMENDED, Outcome.UNCHANGED);
    }

    @Test
    void decidesAnewWhenSomebodyElseWasFaster() {
        records.beforeWrite = () -> {
            records.beforeWrite = () -> {};
            apply(put("theirs", null));
        };

        Receipt ours = apply(put("ours", null));

        assertThat(ours.outcome()).isEqualTo(Outcome.AMENDED);
        assertThat(stored().version()).isEqualTo(2);
        assertThat(stored().content().digest()).isEqualTo("ours");
    }

    @Test
    void honoursIfMatchAgainstTheVersionItFindsInTheEnd() {
        apply(put("a", null));
        records.beforeWrite = () -> {
            records.beforeWrite = () -> {};
            apply(put("theirs", null));
        };

        Receipt ours = apply(Intent.Put.of(ID, IfMatch.of("\"1\""), null, content("ours")));

        assertThat(problem(ours)).isEqualTo(412);
        assertThat(stored().content().digest()).isEqualTo("theirs");
    }

    @Test
    void rehearsesWhatApplyingWouldComeToAndStoresNothing() {
        apply(put("a", null));
        Rehearsal rehearsal = ledger.rehearsal();

        List<Receipt> first = Objects.requireNonNull(rehearsal
                .of(List.of(put("a", null), put("b", null), put("b", null)), BY)
                .block());
        List<Receipt> second =
                Objects.requireNonNull(rehearsal.of(List.of(put("b", null)), BY).block());

        assertThat(first)
                .extracting(Receipt::outcome)
                .containsExactly(Outcome.UNCHANGED, Outcome.AMENDED, Outcome.UNCHANGED);
        assertThat(second).extracting(Receipt::outcome).containsExactly(Outcome.UNCHANGED);
        assertThat(stored().version()).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void losesNothingAndDoublesNothingUnderRandomInterleavings(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        records.beforeWrite = () -> {
            if (random.nextInt(3) == 0) {
                Runnable self = records.beforeWrite;
                records.beforeWrite = () -> {};
                applyAll(randomIntents(random));
                records.beforeWrite = self;
            }
        };
        for (int step = 0; step < 200; step++) {
            List<Intent> intents = randomIntents(random);
            assertThat(applyAll(intents)).as("seed %s, step %s", seed, step).hasSameSizeAs(intents);
        }
        records.byId.forEach((id, record) -> {
            List<HistoryEntry> history = Objects.requireNonNull(records.history.get(id));
            assertThat(history).as("seed %s, %s", seed, id).hasSize((int) record.version());
            for (int i = 0; i < history.size(); i++) {
                assertThat(history.get(i).version()).as("seed %s, %s", seed, id).isEqualTo(i + 1L);
            }
        });
    }

    private static List<Intent> randomIntents(SplittableRandom random) {
        List<Intent> intents = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            RecordId id = new RecordId("congress", "r" + random.nextInt(8));
            intents.add(
                    random.nextInt(40) == 0
                            ? Intent.Withdraw.of(id, IfMatch.NONE, null)
                            : Intent.Put.of(id, IfMatch.NONE, null, content("c" + random.nextInt(4))));
        }
        return intents;
    }

    private Receipt apply(Intent intent) {
        return applyAll(List.of(intent)).get(0);
    }

    private List<Receipt> applyAll(List<? extends Intent> intents) {
        return Objects.requireNonNull(ledger.apply(intents, BY).block());
    }

    private StoredRecord stored() {
        return Objects.requireNonNull(records.byId.get(ID));
    }

    private static int problem(Receipt receipt) {
        return Objects.requireNonNull(receipt.problem()).status();
    }

    private static Intent put(String title, @Nullable Long sourceVersion) {
        return Intent.Put.of(ID, IfMatch.NONE, sourceVersion, content(title));
    }

    private static Intent withdraw() {
        return Intent.Withdraw.of(ID, IfMatch.NONE, "entered twice");
    }

    private static StoredRecord.Content content(String title) {
        ObjectNode payload = JSON.createObjectNode().put("title", title);
        return new StoredRecord.Content(
                LocalDate.of(2021, 3, 5), "OTHER", payload, title, null, Set.of(), Assessment.of(List.of()));
    }
}
