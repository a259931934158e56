package io.conduct.petition;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.conduct.testkit.Broker;
import io.conduct.testkit.RunningService;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Personal data goes in through every door, well formed and not, and comes out nowhere. */
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataIT {

    private static final String ORG = "congress.petition-reception";
    private static final String PETITIONS = "/api/v1/petitions";
    private static final String QUARANTINE = PETITIONS + "/quarantine";
    private static final MediaType STRUCTURED = MediaType.valueOf("application/cloudevents+json");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Made up, and found nowhere else, so that wherever they turn up they were let out. */
    private static final List<String> CANARIES =
            List.of("金丝雀某某", "32010119800101001X", "010-76543210", "雀巢路七十七号", "雀鸣不已之诉求", "雀语");
    /** As unusual, and not personal: whoever looks for the others in the same places must find it. */
    private static final String MARK = "雀类之外的分类";

    private final RunningService service = PetitionServiceForTests.shared();
    private final String token = TestTokens.shared().token("reception", ORG, "petitions:read", "petitions:write");
    private final WebTestClient sender = service.client(token);
    private final WebTestClient keeper = service.client("keeper", ORG, "petitions:read", "petitions:identity");
    private final WebTestClient operator =
            service.client("administrator", "congress", "operations", "petitions:read", "petitions:write");
    private final List<String> seen = new ArrayList<>();

    @Test
    void isLetOutNowhere(CapturedOutput output) throws IOException {
        sendRequests();
        sendEvents();
        importLedgers();
        sendThroughKafka();
        readEverything();
        seen.addAll(everythingStored());
        List<String> published = Topics.everythingOn(
                Broker.shared().bootstrapServers(), List.of("conduct.petitions", Topics.INTAKE), ORG + "/kafka-good");
        seen.addAll(published);
        seen.addAll(everyFile());
        seen.add(output.getAll());

        for (String canary : CANARIES) {
            assertThat(seen).as(canary).noneMatch(text -> contains(text, canary));
        }
        assertThat(uploadsLeftBehind()).isEmpty();
    }

    private void sendRequests() {
        note(put("http", petition()).expectStatus().isCreated());
        note(put("http", petition().put("persons", 3)).expectStatus().isOk());
        note(put("http-bad", bad()).expectStatus().isEqualTo(422));
        note(post(
                        PETITIONS + "/batch",
                        MediaType.APPLICATION_JSON,
                        "[" + named("batch", petition()) + "," + named("batch-bad", bad()) + "]")
                .expectStatus()
                .isOk());
        note(sender.put()
                .uri(PETITIONS + "/{org}/http-broken", ORG)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"content\": \"雀语\", \"petitioners\": 雀语")
                .exchange()
                .expectStatus()
                .isBadRequest());
    }

    private void sendEvents() {
        note(post(PETITIONS + "/events", STRUCTURED, event("event", petition()).toString())
                .expectStatus()
                .isCreated());
        note(post(PETITIONS + "/events", STRUCTURED, event("event-bad", bad()).toString())
                .expectStatus()
                .isEqualTo(422));
        note(post(
                        PETITIONS + "/events",
                        MediaType.valueOf("application/cloudevents-batch+json"),
                        "[" + event("event-2", petition()) + "," + event("event-bad-2", bad()) + "]")
                .expectStatus()
                .isOk());
    }

    /** A good row, one with a cell that cannot be read, and a canary in every cell of a third. */
    private void importLedgers() {
        String good = "册-2021-1,来信,2021-03-05,1," + String.join(",", CANARIES.subList(0, 5)) + "," + MARK;
        String bad = "册-2021-2,来信,2021-03-05,雀语三人," + String.join(",", CANARIES.subList(0, 5)) + "," + MARK;
        String awful = "册-2021-3,雀语,雀语,雀语,雀语,雀语,雀语,雀语,雀语,雀语";
        String rows = "2021年来信登记簿\n信访编号,信访形式,收到日期,信访人数,信访人姓名,证件号码,联系电话,住址,信访内容,内容分类\n"
                + String.join("\n", good, bad, awful) + "\n";
        for (String query : List.of("?dryRun=true", "", "")) {
            for (byte[] file : List.of(rows.getBytes(Charset.forName("GBK")), ("\ufeff" + rows).getBytes(UTF_8))) {
                note(imported(query, file).expectStatus().isOk());
            }
        }
        note(imported("", CANARIES.toString().getBytes(UTF_8)).expectStatus().isEqualTo(422));
    }

    private void sendThroughKafka() {
        try (Topics.Sender kafka = new Topics.Sender(Broker.shared().bootstrapServers(), token)) {
            kafka.send(event("kafka-good", petition()).toString());
            kafka.send(event("kafka-bad", bad()).toString());
            kafka.send("{\"雀语\": \"" + CANARIES.get(0));
            kafka.send(event("kafka-last", petition()).toString());
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(sender, "kafka-last").expectStatus().isOk());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(entries()).hasSizeGreaterThanOrEqualTo(4));
    }

    private void readEverything() {
        keeper.get()
                .uri(PETITIONS + "/{org}/http/identity", ORG)
                .exchange()
                .expectStatus()
                .isOk();
        for (String id : entries()) {
            note(operator.get().uri(QUARANTINE + "/{id}", id).exchange());
        }
        note(operator.post().uri(QUARANTINE + "/resubmit?dryRun=true").exchange());
        note(operator.post().uri(QUARANTINE + "/resubmit").exchange());
        note(get(sender, "http"));
        note(sender.get().uri(PETITIONS + "/{org}/http/history", ORG).exchange());
        note(sender.get().uri(PETITIONS + "?limit=500").exchange());
        note(sender.get().uri(PETITIONS + "/deadlines").exchange());
        note(service.anonymous().get().uri("/actuator/prometheus").exchange());
        note(keeper.delete()
                .uri(PETITIONS + "/{org}/http/identity?reason=申请", ORG)
                .exchange()
                .expectStatus()
                .isOk());
        note(sender.get().uri(PETITIONS + "/{org}/http/history", ORG).exchange());
    }

    private List<String> everythingStored() {
        ReactiveMongoTemplate mongo = service.bean(ReactiveMongoTemplate.class);
        List<Document> documents = Objects.requireNonNull(mongo.getCollectionNames()
                .concatMap(mongo::getCollection)
                .concatMap(MongoCollection::find)
                .collectList()
                .block(PATIENCE));
        List<String> stored = new ArrayList<>();
        for (Document document : documents) {
            stored.add(document.toJson());
            if (document.get("content") instanceof Binary content) {
                stored.add(new String(content.getData(), UTF_8));
            }
        }
        assertThat(stored)
                .anyMatch(text -> text.contains("ciphertext"))
                .anyMatch(text -> text.contains("\"IMPORT\""))
                .anyMatch(text -> text.contains("\"KAFKA\""))
                .anyMatch(text -> text.contains(MARK));
        return stored;
    }

    /** What is on the disk, byte by byte. */
    private static List<String> everyFile() throws IOException {
        List<String> contents = new ArrayList<>();
        Path folder = Store.shared().folder().orElse(null);
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    contents.add(new String(Files.readAllBytes(file), ISO_8859_1));
                }
            }
            assertThat(contents).anyMatch(text -> contains(text, MARK));
        }
        return contents;
    }

    private static boolean contains(String text, String searched) {
        String bytes = new String(searched.getBytes(UTF_8), ISO_8859_1);
        String coded = Base64.getEncoder().encodeToString(searched.getBytes(UTF_8));
        return text.contains(searched) || text.contains(bytes) || text.contains(coded);
    }

    private static List<Path> uploadsLeftBehind() throws IOException {
        String prefix = "conduct-ledger-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private List<String> entries() {
        String page = note(operator.get().uri(QUARANTINE + "?limit=500").exchange());
        return JSON.readTree(page).path("items").findValuesAsString("id");
    }

    private static ObjectNode petition() {
        ObjectNode petition = JSON.createObjectNode()
                .put("channel", "LETTER")
                .put("receivedOn", "2021-03-05")
                .put("persons", 1)
                .put("topic", MARK);
        petition.putArray("petitioners")
                .addObject()
                .put("name", CANARIES.get(0))
                .put("idNumber", CANARIES.get(1))
                .put("phone", CANARIES.get(2))
                .put("address", CANARIES.get(3));
        return petition.put("content", CANARIES.get(4));
    }

    private static ObjectNode bad() {
        ObjectNode bad = petition().put("persons", 0).put("content", "雀语\u0001");
        bad.withArray("petitioners").addObject().put("雀语", "雀语").put("idNumber", "32010119800101001A");
        return bad;
    }

    private static ObjectNode named(String sourceId, ObjectNode petition) {
        return petition.put("org", ORG).put("sourceId", sourceId);
    }

    private static ObjectNode event(String sourceId, ObjectNode petition) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", "event-" + sourceId)
                .put("type", "conduct.petition.recorded.v1")
                .put("source", "/orgs/" + ORG)
                .put("subject", sourceId);
        event.set("data", petition);
        return event;
    }

    private ResponseSpec put(String sourceId, ObjectNode petition) {
        return sender.put()
                .uri(PETITIONS + "/{org}/{sourceId}", ORG, sourceId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(petition.toString())
                .exchange();
    }

    private static ResponseSpec get(WebTestClient client, String sourceId) {
        return client.get().uri(PETITIONS + "/{org}/{sourceId}", ORG, sourceId).exchange();
    }

    private ResponseSpec post(String path, MediaType type, String body) {
        return sender.post()
                .uri(path)
                .contentType(type)
                .bodyValue(body.getBytes(UTF_8))
                .exchange();
    }

    private ResponseSpec imported(String query, byte[] file) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(file)).filename("登记簿.csv");
        return sender.post()
                .uri(PETITIONS + "/import" + query)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(body.build())
                .exchange();
    }

    private String note(ResponseSpec response) {
        String text = Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
        seen.add(text);
        return text;
    }
}
