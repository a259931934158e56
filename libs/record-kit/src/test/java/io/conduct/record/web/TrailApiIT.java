package io.conduct.record.web;

import static org.awaitility.Awaitility.await;

import io.conduct.record.MeetingsForTests;
import io.conduct.record.RecordingInstance;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrailApiIT {

    private static final String OFFICE = "congress.general-office";
    private static final String PATH = "/api/v1/meetings/{org}/{sourceId}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestTokens tokens = TestTokens.shared();
    private RecordingInstance instance;
    private WebTestClient office;

    @BeforeAll
    void start() {
        instance = RecordingInstance.start(
                Store.shared().freshDatabase(TrailApiIT.class), Broker.shared().bootstrapServers());
        office = instance.client(tokens.token("general-office", OFFICE, RecordingInstance.scopes()));
    }

    @AfterAll
    void stop() {
        instance.close();
    }

    @Test
    void tellsEveryVersionWithWhoWhenThroughWhichDoorAndWhatChanged() {
        ObjectNode payload = MeetingsForTests.payload().put("participants", 40);
        put("story", payload);
        put("story", payload.deepCopy().put("participants", 50).without("mode"));
        office.delete()
                .uri(PATH + "?reason=重复登记", OFFICE, "story")
                .exchange()
                .expectStatus()
                .isOk();

        read(office, "story", "/history")
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[0].version")
                .isEqualTo(1)
                .jsonPath("$.items[0].client")
                .isEqualTo("general-office")
                .jsonPath("$.items[0].door")
                .isEqualTo("HTTP")
                .jsonPath("$.items[1].changes[?(@.path=='/participants')].was")
                .isEqualTo(40)
                .jsonPath("$.items[1].changes[?(@.path=='/participants')].value")
                .isEqualTo(50)
                .jsonPath("$.items[1].changes[?(@.path=='/participants')].op")
                .isEqualTo("replace")
                .jsonPath("$.items[1].changes[?(@.path=='/mode')].op")
                .isEqualTo("remove")
                .jsonPath("$.items[2].status")
                .isEqualTo("WITHDRAWN")
                .jsonPath("$.items[2].reason")
                .isEqualTo("重复登记");
    }

    @Test
    void saysWhereTheRecordIsPublishedOnceItIs() {
        put("sent", MeetingsForTests.payload());

        await().atMost(PATIENCE)
                .untilAsserted(() -> read(office, "sent", "/receipt")
                        .jsonPath("$.stored.version")
                        .isEqualTo(1)
                        .jsonPath("$.published.topic")
                        .isEqualTo("conduct.meetings")
                        .jsonPath("$.published.version")
                        .isEqualTo(1)
                        .jsonPath("$.published.offset")
                        .isNumber());
    }

    @Test
    void leavesOutWhatTheAggregatorDoesNotAnswer() {
        put("alone", MeetingsForTests.payload());

        read(office, "alone", "/receipt").jsonPath("$.counted").isEqualTo(null);
    }

    @Test
    void hidesTheTrailOfAnotherOrgsRecord() {
        put("own", MeetingsForTests.payload());
        WebTestClient other =
                instance.client(tokens.token("research-office", "congress.research-office", "meetings:read"));

        for (String trail : new String[] {"/history", "/receipt"}) {
            other.get()
                    .uri(PATH + trail, OFFICE, "own")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            office.get()
                    .uri(PATH + trail, OFFICE, "nobody")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    private void put(String sourceId, Object payload) {
        office.put()
                .uri(PATH, OFFICE, sourceId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(payload.toString())
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private static BodyContentSpec read(WebTestClient client, String sourceId, String trail) {
        return client.get()
                .uri(PATH + trail, OFFICE, sourceId)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
