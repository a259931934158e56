package io.conduct.record.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.RecordId;
import io.conduct.record.RecordingInstance;
import io.conduct.record.kafka.IntakeSender;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same content through every door comes to the same: payload and findings, or status and codes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorAgainstDoorIT {

    private static final String MEETINGS = "/api/v1/meetings";
    private static final long SEED = Long.getLong("conduct.seed", 20240806);
    private static final int COUNT = 300;
    private static final int LEFT_OUT_OF_LEDGERS = 60;
    private static final int TOPIC_ID_LENGTH = 22;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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

    @Test
    void comesToTheSameThroughEveryDoorAndALedger() {
        List<LedgerSubmission> rows = LedgerSubmission.mixed(SEED, COUNT);
        List<Submission> submissions =
                rows.stream().map(LedgerSubmission::submission).toList();

        List<String> put = put("put", submissions);

        assertThat(put.stream().filter(result -> result.startsWith("{")).count())
                .as("seed %s", SEED)
                .isBetween(COUNT / 5L, COUNT * 4L / 5);
        everyOther("", submissions, put);
        assertThat(ledger("ledger", rows)).as("ledger, seed %s", SEED).isEqualTo(put);
    }

    /** What no row can carry: what is not JSON, too large, from elsewhere. */
    @Test
    void refusesTheUnreadableAlikeAtEveryDoor() {
        List<Submission> submissions = Submission.mixed(SEED, LEFT_OUT_OF_LEDGERS);

        List<String> put = put("bad-put", submissions);

        assertThat(put)
                .as("seed %s", SEED)
                .anyMatch(result -> result.startsWith("413"))
                .anyMatch(result -> result.startsWith("400"));
        everyOther("bad-", submissions, put);
    }

    private void everyOther(String prefix, List<Submission> submissions, List<String> expected) {
        Map<String, List<String>> doors = new LinkedHashMap<>();
        doors.put("batch", batch(prefix + "batch", submissions));
        doors.put("binary", binary(prefix + "binary", submissions));
        doors.put("structured", structured(prefix + "structured", submissions));
        doors.put("batched", batched(prefix + "batched", submissions));
        doors.put("kafka", kafka(prefix + "kafka", submissions));
        doors.forEach((door, results) ->
                assertThat(results).as("%s, seed %s", door, SEED).isEqualTo(expected));
    }

    private List<String> ledger(String door, List<LedgerSubmission> rows) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(LedgerSubmission.xlsx(rows, door)))
                .filename("台账.xlsx");
        JsonNode answer = json(client.post()
                .uri(MEETINGS + "/import?org=congress.general-office")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(body.build())
                .exchange());
        assertThat(answer.path("results")).as("%s", answer.path("detail")).hasSize(rows.size());
        return resultsOf(
                answer, door, rows.stream().map(LedgerSubmission::submission).toList());
    }

    private List<String> put(String door, List<Submission> submissions) {
        return results(
                submissions,
                door,
                one -> json(client.put()
                        .uri(MEETINGS + "/{org}/{sourceId}", one.org(), one.sourceId(door))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(one.bytes())
                        .exchange()));
    }

    private List<String> batch(String door, List<Submission> submissions) {
        List<String> lines = submissions.stream().map(one -> itemOf(one, door)).toList();
        return resultsOf(post("/batch", MediaType.APPLICATION_NDJSON, String.join("\n", lines)), door, submissions);
    }

    private List<String> binary(String door, List<Submission> submissions) {
        return results(submissions, door, one -> {
            WebTestClient.RequestBodySpec request =
                    client.post().uri(MEETINGS + "/events").contentType(MediaType.APPLICATION_JSON);
            attributes(one, door)
                    .forEach((name, value) -> request.header(
                            "ce-" + name,
                            URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
            return json(request.bodyValue(one.bytes()).exchange());
        });
    }

    private List<String> structured(String door, List<Submission> submissions) {
        MediaType type = MediaType.valueOf("application/cloudevents+json");
        return results(submissions, door, one -> post("/events", type, eventOf(one, door)));
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
                Map<String, String> headers = IntakeSender.with(
                        IntakeSender.headers(token, one.org(), one.sourceId(door)), "ce_id", one.eventId());
                int partition = places.size() % 2;
                places.add(IntakeSender.TOPIC + "-" + partition + "-"
                        + sender.send(partition, headers, one.bytes()).offset() + "-");
            }
        }
        List<String> results = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            Map<String, JsonNode> refused = quarantined();
            Map<RecordId, String> stored = stored(submissions, door);
            results.clear();
            for (int i = 0; i < places.size(); i++) {
                JsonNode problem = refused.get(places.get(i));
                String refusal = problem == null ? "" : problemOf(problem);
                results.add(stored.getOrDefault(idOf(submissions.get(i), door), refusal));
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
            if (id.startsWith(IntakeSender.TOPIC)) {
                problems.put(id.substring(0, id.length() - TOPIC_ID_LENGTH), item.get("problem"));
            }
        }
        return problems;
    }

    /** What each came to, one request each. */
    private List<String> results(List<Submission> submissions, String door, Function<Submission, JsonNode> send) {
        List<JsonNode> answers = submissions.stream().map(send).toList();
        Map<RecordId, String> stored = stored(submissions, door);
        return IntStream.range(0, submissions.size())
                .mapToObj(i -> stored.getOrDefault(idOf(submissions.get(i), door), problemOf(answers.get(i))))
                .toList();
    }

    /** What each came to, of one answer to all of them. */
    private List<String> resultsOf(JsonNode answer, String door, List<Submission> submissions) {
        Map<RecordId, String> stored = stored(submissions, door);
        return IntStream.range(0, submissions.size())
                .mapToObj(i -> stored.getOrDefault(
                        idOf(submissions.get(i), door),
                        problemOf(answer.path("results").path(i).path("problem"))))
                .toList();
    }

    private static String problemOf(JsonNode problem) {
        List<String> codes = problem.path("errors")
                .valueStream()
                .map(error -> error.get("code").stringValue())
                .sorted()
                .toList();
        return problem.path("status").asInt(0) + " " + problem.path("type").asString("") + " " + codes;
    }

    private Map<RecordId, String> stored(List<Submission> submissions, String door) {
        Map<RecordId, String> stored = new HashMap<>();
        Objects.requireNonNull(instance.bean(MongoRecords.class)
                        .findAll(
                                submissions.stream().map(one -> idOf(one, door)).toList())
                        .block(PATIENCE))
                .forEach((id, record) -> stored.put(
                        id, record.content().payload() + " " + record.content().findings()));
        return stored;
    }

    private static RecordId idOf(Submission one, String door) {
        return new RecordId(one.org(), one.sourceId(door));
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
                one.eventId(),
                "type",
                "conduct.meeting.recorded.v1",
                "source",
                "/orgs/" + one.org(),
                "subject",
                one.sourceId(door));
    }
}
