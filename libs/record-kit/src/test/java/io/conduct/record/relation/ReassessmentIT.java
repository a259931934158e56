package io.conduct.record.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.Finding;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordStatus;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.RecordingInstance;
import io.conduct.record.intake.Intake;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.IfMatch;
import io.conduct.record.ledger.Intent;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Receipt;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.store.MongoRecords;
import io.conduct.service.security.Caller;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReassessmentIT {

    private static final String ORG = "congress.general-office";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Caller CALLER = new Caller("general-office", ORG, Set.of());

    private static final String STORE = Store.shared().freshDatabase(ReassessmentIT.class);
    private static RecordingInstance instance = start(3);

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void namesTheRelatedRecordAtOnceWhenItIsThereBefore() {
        record("early-1", meeting("plan-early", 1));

        assertThat(findings(record("early-2", meeting("plan-early", 1)))).containsExactly("SAME_PLAN_ITEM early-1");
    }

    @Test
    void namesTheRelatedRecordOnceItComesInLater() {
        record("later-2", meeting("plan-later", 1));
        record("later-1", meeting("plan-later", 1));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(findings(stored("later-2"))).containsExactly("SAME_PLAN_ITEM later-1"));
        assertThat(stored("later-2").version()).isEqualTo(2);
        assertThat(stored("later-2").source().door()).isEqualTo(Door.ASSESSMENT);
        assertThat(findings(stored("later-1"))).isEmpty();
    }

    @Test
    void forgetsTheRelatedRecordOnceItIsWithdrawn() {
        record("gone-1", meeting("plan-gone", 1));
        record("gone-2", meeting("plan-gone", 1));
        withdraw("gone-1");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(findings(stored("gone-2"))).isEmpty());
    }

    @Test
    void endsWithTheSameFindingsWhateverTheOrderAndTheInterleaving() {
        long seed = Long.getLong("conduct.seed", new Random().nextLong());
        Random random = new Random(seed);
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, 120).boxed().toList());
        Collections.shuffle(numbers, random);
        numbers.parallelStream().forEach(number -> record(name(number), meeting("plan-" + number % 10, 1)));
        for (int round = 0; round < 60; round++) {
            int number = random.nextInt(120);
            if (random.nextInt(4) == 0) {
                withdraw(name(number));
            } else if (stored(name(number)).status() == RecordStatus.RECORDED) {
                record(name(number), meeting("plan-" + random.nextInt(10), 1 + random.nextInt(3)));
            }
        }

        await("seed " + seed)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(actual()).isEqualTo(expected()));
    }

    @Test
    void judgesEveryRecordAnewWhenTheRulesChange() {
        record("rules-1", meeting("plan-rules", 3));
        assertThat(findings(stored("rules-1"))).isEmpty();
        instance.close();

        instance = start(2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(findings(stored("rules-1"))).containsExactly("AGENDA_TOO_LONG 3"));
        instance.close();
        instance = start(3);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(findings(stored("rules-1"))).isEmpty());
        assertThat(stored("rules-1").version()).isEqualTo(3);
    }

    private static Map<String, List<String>> actual() {
        Map<String, List<String>> findings = new TreeMap<>();
        all().forEach((name, record) -> findings.put(name, findings(record)));
        return findings;
    }

    private static Map<String, List<String>> expected() {
        Map<String, StoredRecord> records = all();
        Map<String, List<String>> findings = new TreeMap<>();
        records.forEach((name, record) -> findings.put(
                name,
                records.entrySet().stream()
                        .filter(other -> planItem(other.getValue()).equals(planItem(record)))
                        .map(Map.Entry::getKey)
                        .filter(other -> other.compareTo(name) < 0)
                        .min(String::compareTo)
                        .map(first -> List.of("SAME_PLAN_ITEM " + first))
                        .orElseGet(List::of)));
        return findings;
    }

    private static Map<String, StoredRecord> all() {
        List<RecordId> ids = IntStream.range(0, 120)
                .mapToObj(number -> new RecordId(ORG, name(number)))
                .toList();
        Map<String, StoredRecord> records = new TreeMap<>();
        Objects.requireNonNull(instance.bean(MongoRecords.class).findAll(ids).block())
                .forEach((id, record) -> {
                    if (record.status() == RecordStatus.RECORDED) {
                        records.put(id.sourceId(), record);
                    }
                });
        return records;
    }

    private static String planItem(StoredRecord record) {
        return record.content().payload().required("planItem").stringValue();
    }

    private static String name(int number) {
        return "mixed-%03d".formatted(number);
    }

    private static RecordingInstance start(int longestAgenda) {
        return RecordingInstance.start(
                STORE, Broker.shared().bootstrapServers(), RecordingInstance.LONGEST_AGENDA + "=" + longestAgenda);
    }

    private static ObjectNode meeting(String planItem, int items) {
        ObjectNode payload = MeetingsForTests.payload().put("planItem", planItem);
        ArrayNode agenda = payload.putArray("agenda");
        IntStream.range(0, items).forEach(item -> agenda.addObject().put("title", "议题" + item));
        return payload;
    }

    private static StoredRecord record(String sourceId, ObjectNode payload) {
        Intent.Put intent = Objects.requireNonNull(instance.bean(SubmissionReader.class)
                .read(new RecordId(ORG, sourceId), payload, IfMatch.NONE, CALLER)
                .intent());
        Receipt receipt = Objects.requireNonNull(
                instance.bean(Intake.class).record(intent, by()).block());
        return Objects.requireNonNull(receipt.record());
    }

    private static void withdraw(String sourceId) {
        Intent.Withdraw intent = Intent.Withdraw.of(new RecordId(ORG, sourceId), IfMatch.NONE, null);
        Objects.requireNonNull(
                instance.bean(Intake.class).withdraw(intent, by()).block());
    }

    private static Provenance by() {
        return Provenance.of("general-office", Door.HTTP, Instant.EPOCH);
    }

    private static StoredRecord stored(String sourceId) {
        RecordId id = new RecordId(ORG, sourceId);
        return Objects.requireNonNull(Objects.requireNonNull(
                        instance.bean(MongoRecords.class).findAll(List.of(id)).block())
                .get(id));
    }

    private static List<String> findings(StoredRecord record) {
        return record.content().findings().stream()
                .map((Finding finding) -> finding.code() + " " + finding.actual())
                .toList();
    }
}
