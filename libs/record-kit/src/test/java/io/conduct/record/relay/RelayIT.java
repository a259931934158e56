package io.conduct.record.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.RecordStatus;
import io.conduct.local.broker.LocalBroker;
import io.conduct.local.broker.LocalBrokerConfig;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.RecordingInstance;
import io.conduct.record.intake.Intake;
import io.conduct.record.intake.Reading;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.IfMatch;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Receipt;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.relay.RelayProducer.Outgoing;
import io.conduct.record.store.MongoRecords;
import io.conduct.service.security.Caller;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.node.ObjectNode;

class RelayIT {

    private static final String ORG = "congress.general-office";
    private static final Caller CALLER = new Caller("general-office", ORG, Set.of());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OFTEN = "conduct.record.relay.scan-interval=500ms";
    private static final String SHORT_LEASE = "conduct.record.relay.lease=2s";
    /** More of them (and other seeds) by system properties: {@code -Dconduct.rounds=30 -Dconduct.seed=12}. */
    private static final int ROUNDS = Integer.getInteger("conduct.rounds", 12);

    private static final int RESTART_EVERY = 5;
    /** A kind whose topic nothing else in this test writes to. */
    private static final RecordKind FENCED = RecordKind.DOCUMENT;

    private static final Broker BROKER = Broker.embedded();

    @AfterAll
    static void stop() {
        BROKER.close();
    }

    @Test
    void bringsVersionsInOrderToTheTopicThroughTwoInstancesThatComeAndGo() {
        long seed = Long.getLong("conduct.seed", 11);
        SplittableRandom random = new SplittableRandom(seed);
        String database = Store.shared().freshDatabase(RelayIT.class);
        try (RecordingInstance observer = start(database)) {
            RecordingInstance other = start(database);
            for (int round = 1; round <= ROUNDS; round++) {
                change(random.nextBoolean() ? observer : other, random);
                if (round % RESTART_EVERY == 0) {
                    other.close();
                    other = start(database);
                }
            }
            other.close();
            awaitNothingPending(observer);

            Map<RecordId, List<RecordEvent>> published =
                    TopicReader.readAll(BROKER.bootstrapServers(), RecordKind.MEETING);
            Map<RecordId, StoredRecord> stored = stored(observer, published.keySet());
            assertThat(published.keySet())
                    .as("seed %s", seed)
                    .isEqualTo(stored.keySet())
                    .isNotEmpty();
            published.forEach((id, events) -> {
                assertThat(events)
                        .extracting(RecordEvent::version)
                        .as("seed %s, %s", seed, id)
                        .isSorted();
                RecordEvent last = events.get(events.size() - 1);
                StoredRecord record = Objects.requireNonNull(stored.get(id));
                assertThat(last.version()).as("seed %s, %s", seed, id).isEqualTo(record.version());
                assertThat(last.status()).isEqualTo(record.status());
                assertThat(last.payload()).isEqualTo(record.content().payload());
            });
        }
    }

    @Test
    void acceptsWhileKafkaIsAwayAndDrainsInOrderAfterwards(@TempDir Path folder) {
        LocalBrokerConfig config = new LocalBrokerConfig(folder, 0);
        LocalBroker broker = LocalBroker.start(config);
        String address = broker.bootstrapServers();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        try (RecordingInstance instance =
                RecordingInstance.start(Store.shared().freshDatabase(RelayIT.class), address, OFTEN, SHORT_LEASE)) {
            submit(instance, "before", 1);
            awaitNothingPending(instance);
            broker.close();

            submit(instance, "during", 1);
            submit(instance, "during", 2);

            broker = LocalBroker.start(new LocalBrokerConfig(folder, port));
            awaitNothingPending(instance);
            Map<RecordId, List<RecordEvent>> published = TopicReader.readAll(address, RecordKind.MEETING);
            assertThat(published).containsKeys(new RecordId(ORG, "before"), new RecordId(ORG, "during"));
            assertThat(Objects.requireNonNull(published.get(new RecordId(ORG, "during"))))
                    .last()
                    .extracting(RecordEvent::version)
                    .isEqualTo(2L);
        } finally {
            broker.close();
        }
    }

    @Test
    void refusesAtEveryDoorWhileTooManyWaitAndGoesOnOnceTheyAreSent(@TempDir Path folder) {
        LocalBroker broker = LocalBroker.start(new LocalBrokerConfig(folder, 0));
        String address = broker.bootstrapServers();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        try (RecordingInstance instance = RecordingInstance.start(
                Store.shared().freshDatabase(RelayIT.class),
                address,
                OFTEN,
                SHORT_LEASE,
                "conduct.record.relay.max-pending=3")) {
            submit(instance, "before", 1);
            awaitNothingPending(instance);
            broker.close();

            WebTestClient office =
                    instance.client(TestTokens.shared().token("office", ORG, RecordingInstance.scopes()));
            List<Integer> answers = IntStream.range(0, 6)
                    .map(number -> put(office, "during-" + number))
                    .boxed()
                    .toList();
            assertThat(answers).containsExactly(201, 201, 201, 503, 503, 503);
            put(office, "during-0", 503).expectHeader().exists("Retry-After");
            office.post()
                    .uri("/api/v1/meetings/batch")
                    .contentType(MediaType.APPLICATION_NDJSON)
                    .bodyValue(MeetingsForTests.payload().put("org", ORG).put("sourceId", "batch") + "\n")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503);
            office.get()
                    .uri("/api/v1/meetings/{org}/{sourceId}", ORG, "batch")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            assertThat(instance.bean(MongoRecords.class).countPending(2).block())
                    .isEqualTo(2);
            assertThat(instance.bean(MongoRecords.class).countPending(100).block())
                    .isEqualTo(3);

            broker = LocalBroker.start(new LocalBrokerConfig(folder, port));
            awaitNothingPending(instance);
            await().atMost(PATIENCE).until(() -> put(office, "afterwards") < 300);
            awaitNothingPending(instance);
            assertThat(TopicReader.readAll(address, RecordKind.MEETING).keySet())
                    .contains(
                            new RecordId(ORG, "before"),
                            new RecordId(ORG, "during-0"),
                            new RecordId(ORG, "during-1"),
                            new RecordId(ORG, "during-2"),
                            new RecordId(ORG, "afterwards"));
        } finally {
            broker.close();
        }
    }

    @Test
    void fillsAnEmptyKafkaFromTheStore() {
        String database = Store.shared().freshDatabase(RelayIT.class);
        try (Broker lost = Broker.embedded();
                RecordingInstance instance =
                        RecordingInstance.start(database, lost.bootstrapServers(), OFTEN, SHORT_LEASE)) {
            submit(instance, "once", 1);
            submit(instance, "twice", 1);
            submit(instance, "twice", 2);
            awaitNothingPending(instance);
        }
        try (Broker empty = Broker.embedded();
                RecordingInstance instance = RecordingInstance.start(
                        database,
                        empty.bootstrapServers(),
                        "conduct.record.relay.batch-size=1",
                        "conduct.record.relay.republish=true")) {
            submit(instance, "afterwards", 1);

            Set<RecordId> ids =
                    Set.of(new RecordId(ORG, "once"), new RecordId(ORG, "twice"), new RecordId(ORG, "afterwards"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lastVersions(empty)).isEqualTo(versions(stored(instance, ids))));
        }
    }

    @Test
    void fencesAProducerThatWasReplaced() throws InterruptedException {
        Map<String, Object> config = Map.of("bootstrap.servers", BROKER.bootstrapServers());
        BROKER.createTopic(FENCED.topic(), 1, Map.of());
        try (RelayProducer paused = RelayProducer.open(FENCED, config, new SimpleMeterRegistry());
                RelayProducer successor = RelayProducer.open(FENCED, config, new SimpleMeterRegistry())) {
            successor.publish(List.of(new Outgoing(event(2), null)), () -> {});

            assertThatThrownBy(() -> paused.publish(List.of(new Outgoing(event(1), null)), () -> {}))
                    .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
        }
        assertThat(TopicReader.readAll(BROKER.bootstrapServers(), FENCED).get(new RecordId(ORG, "fenced")))
                .extracting(RecordEvent::version)
                .containsExactly(2L);
    }

    private static RecordingInstance start(String database) {
        return RecordingInstance.start(database, BROKER.bootstrapServers(), OFTEN, SHORT_LEASE);
    }

    private static void change(RecordingInstance instance, SplittableRandom random) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(40); i++) {
            readings.add(reading(instance, "r-" + random.nextInt(25), random.nextInt(1000)));
        }
        Provenance by = Provenance.of("general-office", Door.BATCH, Instant.EPOCH);
        List<Receipt> receipts = Objects.requireNonNull(
                instance.bean(Intake.class).recordAll(readings, by, false).block());
        assertThat(receipts).allMatch(receipt -> receipt.problem() == null);
    }

    private static void submit(RecordingInstance instance, String sourceId, int participants) {
        Provenance by = Provenance.of("general-office", Door.HTTP, Instant.EPOCH);
        instance.bean(Intake.class)
                .record(
                        Objects.requireNonNull(
                                reading(instance, sourceId, participants).intent()),
                        by)
                .block();
    }

    private static int put(WebTestClient client, String sourceId) {
        return exchange(client, sourceId).returnResult(byte[].class).getStatus().value();
    }

    private static ResponseSpec put(WebTestClient client, String sourceId, int status) {
        return exchange(client, sourceId).expectStatus().isEqualTo(status);
    }

    private static ResponseSpec exchange(WebTestClient client, String sourceId) {
        return client.put()
                .uri("/api/v1/meetings/{org}/{sourceId}", ORG, sourceId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(MeetingsForTests.payload().toString())
                .exchange();
    }

    private static Reading reading(RecordingInstance instance, String sourceId, int participants) {
        ObjectNode body = MeetingsForTests.payload().put("participants", participants);
        return instance.bean(SubmissionReader.class).read(new RecordId(ORG, sourceId), body, IfMatch.NONE, CALLER);
    }

    private static Map<RecordId, Long> lastVersions(Broker broker) {
        return TopicReader.readAll(broker.bootstrapServers(), RecordKind.MEETING).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        found -> found.getValue()
                                .get(found.getValue().size() - 1)
                                .version()));
    }

    private static Map<RecordId, Long> versions(Map<RecordId, StoredRecord> stored) {
        return stored.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, record -> record.getValue().version()));
    }

    private static void awaitNothingPending(RecordingInstance instance) {
        await().atMost(PATIENCE)
                .until(() -> Objects.requireNonNull(
                                instance.bean(MongoRecords.class).findPending(1).block())
                        .isEmpty());
    }

    private static Map<RecordId, StoredRecord> stored(RecordingInstance instance, Set<RecordId> ids) {
        return Objects.requireNonNull(
                instance.bean(MongoRecords.class).findAll(ids).block());
    }

    private static RecordEvent event(long version) {
        return new RecordEvent(
                FENCED,
                new RecordId(ORG, "fenced"),
                version,
                RecordStatus.RECORDED,
                LocalDate.of(2021, 5, 18),
                Instant.EPOCH,
                Instant.EPOCH,
                MeetingsForTests.payload(),
                Assessment.of(List.of()));
    }
}
