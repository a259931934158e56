package io.conduct.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.aggregator.bucket.Topics;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.Broker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

class RebuildIT {

    private static final String OFFICE = "congress.general-office";
    private static final String YEAR = "?from=2021-01-01&to=2021-12-31&compare=none";
    private static final String HELD = "/api/v1/figures/meetings.held" + YEAR;
    private static final String NEW = "/api/v1/figures/meetings.reviews" + YEAR;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private Broker broker;
    private RecordProducer producer;

    @BeforeEach
    void start() {
        broker = Broker.embedded();
        producer = new RecordProducer(broker.bootstrapServers());
    }

    @AfterEach
    void stop() {
        producer.close();
        broker.close();
    }

    @Test
    void servesTheOldFiguresUntilTheNewOnesAreCountedAndLeavesNothingBehind() throws IOException {
        Path state = folder.resolve("state");
        String oldHash;
        try (RunningAggregator old =
                RunningAggregator.start(broker.bootstrapServers(), state).awaitReady()) {
            old.awaitCounted(producer.publish(meetings(400)));
            oldHash = hash(old.get(HELD));
        }
        Set<String> hashes = new TreeSet<>();
        try (RunningAggregator renewed = RunningAggregator.start(
                        broker.bootstrapServers(), state, "--conduct.aggregator.catalogue=file:" + catalogue())
                .awaitReady()) {
            await().atMost(PATIENCE).until(() -> {
                JsonNode figure = renewed.get(HELD);
                assertThat(figure.path("value").stringValue()).isEqualTo("400");
                hashes.add(hash(figure));
                return !hash(figure).equals(oldHash);
            });
            assertThat(renewed.get(NEW).path("value").stringValue()).isEqualTo("200");
            assertThat(renewed.get("/api/v1/catalogue").path("hash").stringValue())
                    .isEqualTo(hash(renewed.get(HELD)))
                    .isEqualTo(renewed.get("/api/v1/status").path("catalogue").stringValue());
            assertThat(hashes).hasSize(2).contains(oldHash);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(generationsOfFigures()).hasSize(1);
                assertThat(generationsOfGroups()).hasSize(1);
                assertThat(folders(state)).hasSize(1);
            });
            assertThat(renewed.get("/api/v1/status").path("rebuild").isNull()).isTrue();
            assertThat(renewed.get(HELD).path("value").stringValue()).isEqualTo("400");
        }
    }

    @Test
    void countsAnewByHandOnEveryInstance() {
        try (RunningAggregator first = RunningAggregator.start(broker.bootstrapServers(), folder.resolve("1"))
                        .awaitReady();
                RunningAggregator second = RunningAggregator.start(broker.bootstrapServers(), folder.resolve("2"))
                        .awaitReady()) {
            Map<String, Long> published = producer.publish(meetings(300));
            first.awaitCounted(published);
            Set<String> before = generationsOfFigures();

            first.reader("congress")
                    .post()
                    .uri("/api/v1/rebuild")
                    .exchange()
                    .expectStatus()
                    .isForbidden();
            first.client("congress", "operations")
                    .post()
                    .uri("/api/v1/rebuild")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(HttpStatus.ACCEPTED)
                    .expectBody()
                    .jsonPath("$.catalogue")
                    .isEqualTo(hash(first.get(HELD)));

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(generationsOfFigures()).hasSize(1).doesNotContainAnyElementsOf(before));
            Map<String, Long> more =
                    producer.publish(List.of(TestEvents.meeting(OFFICE, "more", 1, LocalDate.of(2021, 5, 1))));
            for (RunningAggregator each : List.of(first, second)) {
                each.awaitCounted(more);
                assertThat(each.get(HELD).path("value").stringValue()).isEqualTo("301");
            }
        }
    }

    private static String hash(JsonNode figure) {
        return figure.path("asOf").path("catalogue").stringValue();
    }

    private Path catalogue() throws IOException {
        Path file = folder.resolve("catalogue.yaml");
        return Files.writeString(
                file, new ClassPathResource("catalogue.yaml").getContentAsString(StandardCharsets.UTF_8) + """

                          - id: meetings.reviews
                            name: {zh: 评审会议, en: Reviews}
                            unit: 次
                            source: meetings
                            where: payload.status == 'HELD' && payload.kind == 'REVIEW'
                            measure: count
                            polarity: NEUTRAL
                        """);
    }

    private static List<RecordEvent> meetings(int number) {
        List<RecordEvent> events = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            LocalDate day = LocalDate.of(2021, 1, 1).plusDays(i % 365);
            String kind = i % 2 == 0 ? "REVIEW" : "INTERNAL";
            events.add(TestEvents.recorded(
                    RecordKind.MEETING,
                    OFFICE,
                    "m" + i,
                    1,
                    "{'title':'会议','kind':'" + kind + "','status':'HELD','heldOn':'" + day + "'}"));
        }
        return events;
    }

    /** The generations that have a figure which is not removed. */
    private Set<String> generationsOfFigures() {
        Map<String, String> generations = new HashMap<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.FIGURES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, String> figure : consumer.poll(Duration.ofMillis(100))) {
                    String generation = figure.key().split("\"", -1)[3];
                    String key = figure.partition() + figure.key();
                    if (figure.value() == null) {
                        generations.remove(key);
                    } else {
                        generations.put(key, generation);
                    }
                }
            }
        }
        return new TreeSet<>(generations.values());
    }

    private Set<String> generationsOfGroups() throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            Set<String> groups = new TreeSet<>();
            for (GroupListing group : admin.listGroups().all().get()) {
                groups.add(group.groupId());
            }
            return groups;
        }
    }

    private static List<Path> folders(Path state) throws IOException {
        try (Stream<Path> folders = Files.list(state)) {
            return folders.filter(path -> path.getFileName().toString().startsWith("conduct-aggregator-"))
                    .toList();
        }
    }
}
