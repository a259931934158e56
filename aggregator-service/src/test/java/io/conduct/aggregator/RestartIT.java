package io.conduct.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RestartIT {

    private static final List<String> ORGS =
            List.of("congress.general-office", "congress.finance-economy", "congress.legislative-affairs");
    private static final String HELD = "/api/v1/figures/meetings.held?by=month&from=2021-01-01&to=2021-12-31";
    private static final String PERSONS = "/api/v1/figures/meetings.persons?from=2021-01-01&to=2021-12-31";

    @TempDir
    Path folder;

    private final Random random = new Random(20210305);
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
    void givesTheSameFiguresAfterARestartWithAndWithoutItsState() throws IOException {
        Path state = folder.resolve("state");
        JsonNode before;
        try (RunningAggregator first =
                RunningAggregator.start(broker.bootstrapServers(), state).awaitReady()) {
            first.awaitCounted(producer.publish(meetings("a", 1, 300)));
            before = figure(first);
        }
        Map<String, Long> meanwhile = producer.publish(meetings("a", 2, 100));
        producer.abort(meetings("b", 1, 20));

        JsonNode restarted;
        try (RunningAggregator second =
                RunningAggregator.start(broker.bootstrapServers(), state).awaitReady()) {
            // Ready means that what was published meanwhile is counted.
            restarted = figure(second);
            assertThat(offset(second, meanwhile)).isTrue();
        }
        FileSystemUtils.deleteRecursively(state);
        try (RunningAggregator third =
                RunningAggregator.start(broker.bootstrapServers(), state).awaitReady()) {
            assertThat(figure(third)).isEqualTo(restarted);
        }
        assertThat(before.path("value").asString()).isEqualTo("300");
        assertThat(restarted.path("value").asString()).isEqualTo("300");
        assertThat(restarted).isNotEqualTo(before);
    }

    @Test
    void countsAnewWithAnotherCatalogue() throws IOException {
        Path state = folder.resolve("state");
        String before;
        try (RunningAggregator first =
                RunningAggregator.start(broker.bootstrapServers(), state).awaitReady()) {
            first.awaitCounted(producer.publish(meetings("a", 1, 100)));
            before = first.get("/api/v1/status").path("catalogue").asString();
            first.reader("congress")
                    .get()
                    .uri(PERSONS)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        Path catalogue = folder.resolve("catalogue.yaml");
        Files.writeString(
                catalogue, new ClassPathResource("catalogue.yaml").getContentAsString(StandardCharsets.UTF_8) + """

                          - id: meetings.persons
                            name: {zh: 参会人次, en: Persons in meetings}
                            unit: 人次
                            source: meetings
                            where: payload.status == 'HELD' && has(payload.participants)
                            measure: sum
                            amount: payload.participants
                            polarity: FEWER_IS_BETTER
                        """);

        try (RunningAggregator second = RunningAggregator.start(
                        broker.bootstrapServers(), state, "--conduct.aggregator.catalogue=file:" + catalogue)
                .awaitReady()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !second.get("/api/v1/status")
                            .path("catalogue")
                            .asString()
                            .equals(before));
            assertThat(second.get(PERSONS).path("value").asString()).isEqualTo("1000");
            assertThat(figure(second).path("value").asString()).isEqualTo("100");
        }
    }

    @Test
    void givesEveryFigureOnEachOfTwoInstances() {
        try (RunningAggregator first = RunningAggregator.start(broker.bootstrapServers(), folder.resolve("1"))
                        .awaitReady();
                RunningAggregator second = RunningAggregator.start(broker.bootstrapServers(), folder.resolve("2"))
                        .awaitReady()) {
            Map<String, Long> published = producer.publish(meetings("a", 1, 200));

            first.awaitCounted(published);
            second.awaitCounted(published);

            assertThat(figure(first)).isEqualTo(figure(second));
            assertThat(figure(first).path("value").asString()).isEqualTo("200");
        }
    }

    private static boolean offset(RunningAggregator aggregator, Map<String, Long> expected) {
        JsonNode offsets = aggregator.get(HELD).path("asOf").path("offsets");
        return expected.entrySet().stream()
                .allMatch(entry -> offsets.path(entry.getKey()).asLong(-1) >= entry.getValue());
    }

    /** A figure without the moment it was computed at. */
    private static JsonNode figure(RunningAggregator aggregator) {
        JsonNode figure = aggregator.get(HELD);
        ((ObjectNode) figure.path("asOf")).remove("at");
        return figure;
    }

    private List<RecordEvent> meetings(String name, long version, int number) {
        List<RecordEvent> events = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            LocalDate day = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(365));
            String payload =
                    "{'title':'会议','kind':'INTERNAL','status':'HELD','participants':10,'heldOn':'" + day + "'}";
            events.add(TestEvents.recorded(RecordKind.MEETING, ORGS.get(i % ORGS.size()), name + i, version, payload));
        }
        return events;
    }
}
