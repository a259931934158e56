package io.conduct.petition;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.record.audit.AuditEntry;
import io.conduct.record.audit.AuditLog;
import io.conduct.record.audit.Verification;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class PetitionServiceIT {

    private static final String ORG = "congress.general-office";
    private static final String PETITIONS = "/api/v1/petitions";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Made up, and found nowhere else, so that wherever they turn up they were let out. */
    private static final List<String> CANARIES =
            List.of("金丝雀某某", "32010119800101001X", "010-76543210", "雀巢路七十七号", "雀鸣不已之诉求", "雀语");

    private final TestTokens tokens = TestTokens.shared();
    private ConfigurableApplicationContext service;
    private WebTestClient sender;
    private WebTestClient keeper;

    @BeforeAll
    void start() {
        service = SpringApplication.run(
                PetitionServiceApplication.class,
                "--server.port=0",
                "--spring.mongodb.uri=" + Store.shared().freshDatabase(PetitionServiceIT.class),
                "--spring.kafka.bootstrap-servers=" + Broker.shared().bootstrapServers(),
                "--conduct.petition.keys=" + KeyFiles.fresh(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + tokens.jwkSetUri());
        sender = client("general-office", ORG, "petitions:read", "petitions:write");
        keeper = client("keeper", ORG, "petitions:read", "petitions:identity");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void recordsAPetitionWithEveryProperty() {
        JsonNode answer = body(put("example", example()).expectStatus().isCreated());

        assertThat(answer.path("payload")).isEqualTo(example());
        assertThat(answer.path("findings").findValuesAsString("code")).containsExactly("REPEAT_OF_UNKNOWN");
    }

    @Test
    void refusesAnAnswerBeforeTheQuestion() {
        JsonNode problem = body(put("early", example().put("notifiedOn", "2021-03-10"))
                .expectStatus()
                .isEqualTo(422));

        assertThat(problem.path("errors").path(0).path("pointer").stringValue()).isEqualTo("/notifiedOn");
    }

    @Test
    void refusesToGoBackInTheHandling() {
        put("concluded", example()).expectStatus().isCreated();
        ObjectNode reopened = example();
        reopened.remove(List.of("concludedOn", "result", "satisfaction"));

        JsonNode problem = body(put("concluded", reopened).expectStatus().isEqualTo(422));

        assertThat(problem.path("errors").path(0).path("code").stringValue()).isEqualTo("INCONSISTENT");
    }

    @Test
    void showsPersonalDataOnlyToTheScopeOfItsOwnAndNotesEachReading() {
        put("shown", personal()).expectStatus().isCreated();
        long before = audit().size();

        JsonNode plain = body(get(sender, "shown").expectStatus().isOk());
        sender.get()
                .uri(PETITIONS + "/{org}/shown/identity", ORG)
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(audit()).hasSize((int) before);
        JsonNode whole = body(get(keeper, "shown").expectStatus().isOk());
        JsonNode identity = body(identity(keeper, "shown").expectStatus().isOk());

        assertThat(plain.path("payload").has("petitioners")).isFalse();
        assertThat(whole.path("payload")).isEqualTo(personal());
        assertThat(identity.propertyNames()).containsExactlyInAnyOrder("petitioners", "content");
        assertThat(audit().subList((int) before, audit().size()))
                .extracting(entry -> entry.event().client() + " "
                        + entry.event().action() + " " + entry.event().subject())
                .containsExactly(
                        "keeper READ_IDENTITY petition/" + ORG + "/shown",
                        "keeper READ_IDENTITY petition/" + ORG + "/shown");
        assertThat(service.getBean(AuditLog.class).verify().block(Duration.ofSeconds(30)))
                .matches(Verification::isIntact);
    }

    @Test
    void hidesPersonalDataOutsideTheSubtree() {
        put("foreign", personal()).expectStatus().isCreated();
        WebTestClient stranger = client("stranger", "congress.research-office", "petitions:read", "petitions:identity");

        identity(stranger, "foreign").expectStatus().isNotFound();
        erase(stranger, "foreign").expectStatus().isNotFound();
        identity(keeper, "none").expectStatus().isNotFound();
    }

    @Test
    void knowsThatTheSameContentIsTheSameAndThatOtherContentIsNot() {
        put("same", personal()).expectStatus().isCreated();

        assertThat(body(put("same", personal()).expectStatus().isOk())
                        .path("changed")
                        .booleanValue())
                .isFalse();
        assertThat(body(put("same", personal().put("content", "另一件事"))
                                .expectStatus()
                                .isOk())
                        .path("version")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void findsARepeatOfTheSamePersonAndErasesThemWithoutForgettingIt() {
        ObjectNode first = personal().put("receivedOn", "2021-02-01").put("topic", "劳动社保");
        ObjectNode second = personal().put("receivedOn", "2021-03-01").put("topic", "劳动 社保");
        put("repeat-2", second).expectStatus().isCreated();
        put("repeat-1", first).expectStatus().isCreated();

        awaitRepeat("repeat-2", "repeat-1");
        JsonNode erased = body(erase(keeper, "repeat-2").expectStatus().isOk());
        awaitRepeat("repeat-2", "repeat-1");

        assertThat(erased.path("version").intValue()).isGreaterThan(1);
        identity(keeper, "repeat-2").expectStatus().isNotFound();
        assertThat(body(erase(keeper, "repeat-2").expectStatus().isOk())
                        .path("changed")
                        .booleanValue())
                .isFalse();
        put("repeat-2", second.put("persons", 2)).expectStatus().isOk();
        identity(keeper, "repeat-2").expectStatus().isNotFound();
        awaitRepeat("repeat-2", "repeat-1");
    }

    @Test
    void listsWhatIsOverdueAndWhatSoonWillBe() {
        put("due-1", open("2016-03-01")).expectStatus().isCreated();
        put("due-2", open("2016-03-10").put("acceptedOn", "2016-03-10"))
                .expectStatus()
                .isCreated();
        put("due-3", open("2016-03-02").put("notifiedOn", "2016-03-10"))
                .expectStatus()
                .isCreated();

        JsonNode list =
                body(deadlines("asOf=2016-03-20&within=5").expectStatus().isOk());
        JsonNode page = body(
                deadlines("asOf=2016-05-20&within=0&limit=1").expectStatus().isOk());
        JsonNode rest = body(sender.get().uri(page.path("next").stringValue()).exchange());

        assertThat(list.path("items").findValuesAsString("sourceId")).containsExactly("due-1", "due-2");
        assertThat(list.path("items").findValuesAsString("state")).containsExactly("OVERDUE", "DUE_SOON");
        assertThat(list.path("items").path(0).path("daysLeft").intValue()).isEqualTo(-4);
        assertThat(page.path("items").findValuesAsString("sourceId")).containsExactly("due-1");
        assertThat(rest.path("items").findValuesAsString("kind")).containsExactly("NOTIFY");
        deadlines("within=-1&asOf=today").expectStatus().isEqualTo(422);
        deadlines("org=court").expectStatus().isNotFound();
    }

    @Test
    void letsNoPersonalDataOut(CapturedOutput output) {
        List<String> seen = new ArrayList<>();
        seen.add(text(put("canary", personal()).expectStatus().isCreated()));
        seen.add(text(put("canary", personal().put("persons", 3)).expectStatus().isOk()));
        ObjectNode bad = personal().put("persons", 0).put("content", "雀语\u0001");
        bad.withArray("petitioners").addObject().put("雀语", "雀语").put("idNumber", "32010119800101001A");
        seen.add(text(put("canary-bad", bad).expectStatus().isEqualTo(422)));
        seen.add(text(send(HttpMethod.PUT, "/canary-broken", "{\"content\": \"雀语\", \"petitioners\": 雀语")));
        ObjectNode item = personal().put("org", ORG).put("sourceId", "canary-item");
        ObjectNode badItem = bad.deepCopy().put("org", ORG).put("sourceId", "canary-bad-item");
        seen.add(text(sender.post()
                .uri(PETITIONS + "/batch")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("[" + item + "," + badItem + "]")
                .exchange()));
        identity(keeper, "canary").expectStatus().isOk();
        seen.add(text(get(sender, "canary")));
        seen.add(text(sender.get().uri(PETITIONS + "/{org}/canary/history", ORG).exchange()));
        seen.add(text(sender.get().uri(PETITIONS + "?limit=500").exchange()));
        seen.add(text(erase(keeper, "canary").expectStatus().isOk()));
        seen.add(text(sender.get().uri(PETITIONS + "/{org}/canary/history", ORG).exchange()));
        seen.add(text(sender.get().uri("/actuator/prometheus").exchange()));
        seen.addAll(everythingStored());
        seen.addAll(everythingPublished());
        seen.add(output.getAll());

        assertThat(seen).hasSizeGreaterThan(12);
        for (String canary : CANARIES) {
            assertThat(seen).as(canary).noneMatch(text -> text.contains(canary));
        }
    }

    private List<String> everythingStored() {
        ReactiveMongoTemplate mongo = service.getBean(ReactiveMongoTemplate.class);
        List<String> stored = Objects.requireNonNull(mongo.getCollectionNames()
                .concatMap(mongo::getCollection)
                .concatMap(MongoCollection::find)
                .map(Document::toJson)
                .collectList()
                .block(Duration.ofSeconds(60)));
        assertThat(stored).anyMatch(text -> text.contains("ciphertext"));
        return stored;
    }

    private static List<String> everythingPublished() {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Broker.shared().bootstrapServers());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, UUID.randomUUID().toString());
        List<String> published = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("conduct.petitions").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(500))
                        .forEach(record -> published.add(record.key() + record.headers() + record.value()));
                assertThat(published).anyMatch(text -> text.contains(ORG + "/canary-item"));
            });
        }
        return published;
    }

    private List<AuditEntry> audit() {
        return Objects.requireNonNull(
                service.getBean(AuditLog.class).page(0, 1000).block(Duration.ofSeconds(30)));
    }

    private void awaitRepeat(String sourceId, String original) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(body(get(sender, sourceId))
                                .path("derived")
                                .path("repeatOf")
                                .stringValue(""))
                        .isEqualTo(original));
    }

    private static ObjectNode example() {
        return (ObjectNode) PublicSchemas.example(RecordKind.PETITION);
    }

    private static ObjectNode open(String receivedOn) {
        return JSON.createObjectNode()
                .put("channel", "LETTER")
                .put("receivedOn", receivedOn)
                .put("persons", 1);
    }

    private static ObjectNode personal() {
        ObjectNode petition = open("2021-03-05");
        petition.putArray("petitioners")
                .addObject()
                .put("name", CANARIES.get(0))
                .put("idNumber", CANARIES.get(1))
                .put("phone", CANARIES.get(2))
                .put("address", CANARIES.get(3));
        return petition.put("content", CANARIES.get(4));
    }

    private WebTestClient client(String name, String org, String... scopes) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                .responseTimeout(Duration.ofSeconds(60))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 << 20))
                .defaultHeaders(headers -> headers.setBearerAuth(tokens.token(name, org, scopes)))
                .build();
    }

    private ResponseSpec put(String sourceId, ObjectNode payload) {
        return send(HttpMethod.PUT, "/" + sourceId, payload.toString());
    }

    private ResponseSpec send(HttpMethod method, String path, String body) {
        return sender.method(method)
                .uri(PETITIONS + "/" + ORG + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static ResponseSpec get(WebTestClient client, String sourceId) {
        return client.get().uri(PETITIONS + "/{org}/{sourceId}", ORG, sourceId).exchange();
    }

    private static ResponseSpec identity(WebTestClient client, String sourceId) {
        return client.get()
                .uri(PETITIONS + "/{org}/{sourceId}/identity", ORG, sourceId)
                .exchange();
    }

    private static ResponseSpec erase(WebTestClient client, String sourceId) {
        return client.delete()
                .uri(PETITIONS + "/{org}/{sourceId}/identity?reason=申请", ORG, sourceId)
                .exchange();
    }

    private ResponseSpec deadlines(String query) {
        return sender.get().uri(PETITIONS + "/deadlines?" + query).exchange();
    }

    private static String text(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }

    private static JsonNode body(ResponseSpec response) {
        return JSON.readTree(text(response));
    }
}
