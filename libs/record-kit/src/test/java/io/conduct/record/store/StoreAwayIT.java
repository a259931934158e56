package io.conduct.record.store;

import static org.awaitility.Awaitility.await;

import io.conduct.local.store.LocalStore;
import io.conduct.local.store.LocalStoreConfig;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.RecordingInstance;
import io.conduct.testkit.Broker;
import io.conduct.testkit.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class StoreAwayIT {

    private static final String OFFICE = "congress.general-office";
    private static final String PATH = "/api/v1/meetings/{org}/{sourceId}";

    @Test
    void answers503WhileTheStoreIsAwayAndGoesOnAfterwards(@TempDir Path folder) {
        LocalStore store = LocalStore.start(new LocalStoreConfig(folder, 0));
        String address = store.connectionString();
        int port = Integer.parseInt(address.replaceAll("^.*:(\\d+).*$", "$1"));
        try (RecordingInstance instance = RecordingInstance.start(
                address.replaceAll("/$", "") + "/away", Broker.shared().bootstrapServers())) {
            WebTestClient office =
                    instance.client(TestTokens.shared().token("office", OFFICE, RecordingInstance.scopes()));
            put(office, "before").expectStatus().isCreated();
            store.close();

            put(office, "during")
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists("Retry-After")
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
            office.post()
                    .uri("/api/v1/meetings/batch")
                    .contentType(MediaType.APPLICATION_NDJSON)
                    .bodyValue(MeetingsForTests.payload().put("org", OFFICE).put("sourceId", "during") + "\n")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503);
            instance.anonymous()
                    .get()
                    .uri("/actuator/health/readiness")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503);

            store = LocalStore.start(new LocalStoreConfig(folder, port));
            await().atMost(Duration.ofSeconds(60)).until(() -> status(office, "before") == HttpStatus.OK);
            office.get().uri(PATH, OFFICE, "during").exchange().expectStatus().isNotFound();
            put(office, "during").expectStatus().isCreated();
        } finally {
            store.close();
        }
    }

    private static ResponseSpec put(WebTestClient client, String sourceId) {
        return client.put()
                .uri(PATH, OFFICE, sourceId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(MeetingsForTests.payload().toString())
                .exchange();
    }

    private static HttpStatusCode status(WebTestClient client, String sourceId) {
        return client.get()
                .uri(PATH, OFFICE, sourceId)
                .exchange()
                .returnResult(byte[].class)
                .getStatus();
    }
}
