package io.conduct.record.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.RecordId;
import io.conduct.record.RecordingInstance;
import io.conduct.record.kafka.IntakeSender;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.store.MongoRecords;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same content through every door comes to the same: payload and findings, or status and codes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorAgainstDoorIT {

    private static final String MEETINGS = "/api/v1/meetings";
    private static final int COUNT = 120;

    private final String token =
            TestTokens.shared().token("administrator", "congress", "meetings:read", "meetings:write", "operations");
    private Broker broker;
    private RecordingInstance instance;
    private WebTestClient client;

    @BeforeAll
    void start() {
        broker = Broker.embedded();
        instance = RecordingInstance.start(
                Store.shared().freshDatabase(DoorAgainstDoorIT.class), broker.bootstrapServers());
        client = instance.client(token);
    }

    @AfterAll
    void stop() {
        instance.close();
        broker.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20160701, 20240806})
    void comesToTheSameThroughEveryDoor(long seed) {
        List<Submission> submissions = Submission.mixed(seed, COUNT);

        List<String> put = put("put" + seed, submissions);

        assertThat(put).as("seed %s", seed).anyMatch(result -> result.startsWith("413"));
        assertThat(put.stream().filter(result -> result.startsWith("{")).count())
                .as("seed %s", seed)
                .isBetween(COUNT / 5L, COUNT * 4L / 5);
        assertThat(batch("batch" + seed, submissions))
                .as("batch, seed %s", seed)
                .isEqualTo(put);
        assertThat(binary("binary" + seed, submissions))
                .as("binary, seed %s", seed)
                .isEqualTo(put);
        assertThat(structured("structured" + seed, submissions))
                .as("structured, seed %s", seed)
                .isEqualTo(put);
        assertThat(batched("batched" + seed, submissions))
                .as("batched, seed %s", seed)
                .isEqualTo(put);
        assertThat(kafka("kafka" + seed, submissions))
                .as("Kafka, seed %s", seed)
                .isEqualTo(put);
    }

    private List<String> put(String door, List<Submission> submissions) {
        return submissions.stream()
                .map(one -> result(
                        one,
                        door,
                        json(client.put()
                                .uri(MEETINGS + "/{org}/{sourceId}", one.org(), one.sourceId(door))
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(one.bytes())
                                .exchange())))
                .toList();
    }

    private List<String> batch(String door, List<Submission> submissions) {
        List<String> lines = submissions.stream().map(one -> itemOf(one, door)).toList();
        return resultsOf(post("/batch", MediaType.APPLICATION_NDJSON, String.join("\n", lines)), door, submissions);
    }

    private List<String> binary(String door, List<Submission> submissions) {
        return submissions.stream()
                .map(one -> {
                    WebTestClient.RequestBodySpec request =
                            client.post().uri(MEETINGS + "/events").contentType(MediaType.APPLICATION_JSON);
                    attributes(one, door)
                            .forEach((name, value) -> request.header(
                                    "ce-" + name,
                                    URLEncoder.encode(value, StandardCharsets.UTF_8)
                                            .replace("+", "%20")));
                    return result(one, door, json(request.bodyValue(one.bytes()).exchange()));
                })
                .toList();
    }

    private List<String> structured(String door, List<Submission> submissions) {
        MediaType type = MediaType.valueOf("application/cloudevents+json");
        return submissions.stream()
                .map(one -> result(one, door, post("/events", type, eventOf(one, door))))
                .toList();
    }

    private List<String> batched(String door, List<Submission> submissions) {
        List<String> events =
                submissions.stream().map(one -> eventOf(one, door)).toList();
        MediaType type = MediaType.valueOf("application/cloudevents-batch+json");
        return resultsOf(post("/events", type, "[" + String.join(",", events) + "]"), door, submissions);
    }

    private List<String> kafka(String door, List<Submission> submissions) {
        List<String> places = new ArrayList<>();
        try (IntakeSender sender = new IntakeSender(broker.bootstrapServers())) {
            for (Submission one : submissions) {
                Map<String, String> headers = IntakeSender.headers(token, one.org(), one.sourceId(door));
                int partition = places.size() % 2;
                places.add(IntakeSender.TOPIC + "-" + partition + "-"
                        + sender.send(partition, headers, one.bytes()).offset() + "-");
            }
        }
        List<String> results = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Map<String, JsonNode> refused = quarantined();
            results.clear();
            for (int i = 0; i < places.size(); i++) {
                String stored = stored(submissions.get(i), door);
                JsonNode problem = refused.get(places.get(i));
                results.add(stored != null ? stored : problem == null ? "" : problemOf(problem));
            }
            return !results.contains("");
        });
        return results;
    }

    private Map<String, JsonNode> quarantined() {
        Map<String, JsonNode> problems = new HashMap<>();
        for (JsonNode item : json(client.get()
                        .uri(MEETINGS + "/quarantine?limit=500")
                        .exchange())
                .get("items")) {
            String id = item.get("id").stringValue();
            problems.put(id.substring(0, id.length() - 22), item.get("problem"));
        }
        return problems;
    }

    private List<String> resultsOf(JsonNode answer, String door, List<Submission> submissions) {
        List<String> results = new ArrayList<>();
        for (int i = 0; i < submissions.size(); i++) {
            JsonNode problem = answer.path("results").path(i).path("problem");
            results.add(result(submissions.get(i), door, problem.isNull() ? answer : problem));
        }
        return results;
    }

    private String result(Submission one, String door, JsonNode answer) {
        String stored = stored(one, door);
        return stored == null ? problemOf(answer) : stored;
    }

    private static String problemOf(JsonNode problem) {
        List<String> codes = problem.path("errors")
                .valueStream()
                .map(error -> error.get("code").stringValue())
                .sorted()
                .toList();
        return problem.path("status").asInt(0) + " " + problem.path("type").asString("") + " " + codes;
    }

    private @Nullable String stored(Submission one, String door) {
        RecordId id = new RecordId(one.org(), one.sourceId(door));
        StoredRecord record = Objects.requireNonNull(
                        instance.bean(MongoRecords.class).findAll(List.of(id)).block())
                .get(id);
        return record == null
                ? null
                : record.content().payload() + " " + record.content().findings();
    }

    private JsonNode post(String path, MediaType type, String body) {
        return json(client.post()
                .uri(MEETINGS + path)
                .contentType(type)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange());
    }

    private static JsonNode json(WebTestClient.ResponseSpec response) {
        byte[] body = response.expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private static String itemOf(Submission one, String door) {
        String names = "{\"org\":\"" + one.org() + "\",\"sourceId\":\"" + one.sourceId(door) + "\",";
        return one.body().replaceFirst("\\{", names);
    }

    private static String eventOf(Submission one, String door) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        attributes(one, door).forEach(event::put);
        boolean isJson = one.body().startsWith("{")
                && one.body().endsWith("}")
                && !one.body().contains("twice");
        boolean isLarge = one.body().length() > 100_000;
        if (!isJson || (!isLarge && one.suffix().hashCode() % 2 == 0)) {
            event.put("data_base64", Base64.getEncoder().encodeToString(one.bytes()));
            return event.toString();
        }
        String attributes = event.toString();
        return attributes.substring(0, attributes.length() - 1) + ",\"data\":" + one.body() + "}";
    }

    private static Map<String, String> attributes(Submission one, String door) {
        return Map.of(
                "specversion",
                "1.0",
                "id",
                "event-" + one.suffix(),
                "type",
                "conduct.meeting.recorded.v1",
                "source",
                "/orgs/" + one.org(),
                "subject",
                one.sourceId(door));
    }
}
