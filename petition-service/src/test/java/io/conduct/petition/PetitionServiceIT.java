package io.conduct.petition;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.service.audit.AuditEntry;
import io.conduct.service.audit.AuditEvent;
import io.conduct.service.audit.AuditLog;
import io.conduct.service.audit.Verification;
import io.conduct.testkit.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PetitionServiceIT {

    private static final String ORG = "congress.general-office";
    private static final String PETITIONS = "/api/v1/petitions";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningService service = PetitionServiceForTests.shared();
    private final WebTestClient sender = service.client("general-office", ORG, "petitions:read", "petitions:write");
    private final WebTestClient keeper = service.client("keeper", ORG, "petitions:read", "petitions:identity");

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
        assertThat(service.bean(AuditLog.class).verify(List.of()).block(Duration.ofSeconds(30)))
                .matches(Verification::isIntact);
    }

    @Test
    void notesWhoWasRefusedAndWhoWrote() {
        put("noted", personal()).expectStatus().isCreated();
        sender.get()
                .uri(PETITIONS + "/{org}/noted/identity", ORG)
                .exchange()
                .expectStatus()
                .isForbidden();
        service.client("stranger", "congress.research-office", "petitions:write")
                .delete()
                .uri(PETITIONS + "/{org}/noted?reason=x", ORG)
                .exchange()
                .expectStatus()
                .isForbidden();

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(log())
                        .extracting(entry -> entry.event().client() + " "
                                + entry.event().action() + " " + withoutRefusalsBefore(entry.event()))
                        .filteredOn(noted -> !noted.contains("IDENTITY"))
                        .contains(
                                "general-office PUT ANSWERED_201",
                                "general-office GET REFUSED_403",
                                "stranger DELETE REFUSED_403"));
    }

    @Test
    void hidesPersonalDataOutsideTheSubtree() {
        put("foreign", personal()).expectStatus().isCreated();
        WebTestClient stranger =
                service.client("stranger", "congress.research-office", "petitions:read", "petitions:identity");

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

    /** What the log says of personal data. */
    private List<AuditEntry> audit() {
        return log().stream()
                .filter(entry -> entry.event().action().endsWith("_IDENTITY"))
                .toList();
    }

    /** How many refusals were only counted before this one depends on the tests that ran in the same second. */
    private static String withoutRefusalsBefore(AuditEvent event) {
        return event.outcome().replaceFirst("_AND_\\d+_MORE_REFUSALS_BEFORE$", "");
    }

    private List<AuditEntry> log() {
        return Objects.requireNonNull(
                service.bean(AuditLog.class).page(0, 10_000).block(Duration.ofSeconds(30)));
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
                .put("name", "欧阳某某")
                .put("idNumber", "32010119800101001X")
                .put("phone", "025-76543210")
                .put("address", "某某路七十八号");
        return petition.put("content", "请求落实某项政策");
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
