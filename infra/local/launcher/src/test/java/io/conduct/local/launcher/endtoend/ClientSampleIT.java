package io.conduct.local.launcher.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.conduct.client.Answer;
import io.conduct.client.ConductClient;
import io.conduct.client.Kind;
import io.conduct.client.RefusedException;
import io.conduct.local.launcher.access.Client;
import io.conduct.local.launcher.access.Credentials;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The client that departmental systems copy, against the platform; on days that no other test looks at. */
class ClientSampleIT {

    private static final String OFFICE = "congress.general-office";

    private ConductClient client;

    @BeforeEach
    void connect() {
        Credentials credentials = SharedPlatform.running().credentials();
        Client office = credentials.client("general-office");
        client = ConductClient.of(credentials.gateway(), office.clientId(), office.clientSecret());
    }

    @Test
    void bringsARecordFromTheSenderIntoTheFigure() throws InterruptedException {
        String meeting = meeting("2016-06-07");

        Answer created = client.put(Kind.MEETINGS, OFFICE, "sample-a", meeting);
        Answer repeated = client.put(Kind.MEETINGS, OFFICE, "sample-a", meeting);

        assertThat(created.status()).isEqualTo(201);
        assertThat(repeated.body().path("changed").asBoolean(true)).isFalse();
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(client.receipt(Kind.MEETINGS, OFFICE, "sample-a")
                                .body()
                                .at("/counted/version")
                                .asInt(0))
                        .isEqualTo(1));
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(client.figure("meetings.held", OFFICE, "2016-06-01", "2016-06-30")
                                .body()
                                .path("value")
                                .asString(""))
                        .isEqualTo("1"));
    }

    @Test
    void learnsOfEveryItemOfABatchWhatBecameOfIt() throws InterruptedException {
        JsonNode body = client.batch(
                        Kind.MEETINGS,
                        List.of(item("sample-b1", meeting("2016-07-01")), item("sample-b2", meeting("2016-07-32"))))
                .body();

        assertThat(body.at("/results/0/outcome").asString("")).isEqualTo("CREATED");
        assertThat(body.at("/results/1/problem/status").asInt(0)).isEqualTo(422);
        assertThat(body.path("rejected").asInt(0)).isOne();
    }

    @Test
    void saysWhyARecordWasRefused() {
        assertThatThrownBy(() -> client.put(Kind.MEETINGS, OFFICE, "sample-c", "{\"titel\":\"会议\"}"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(422);
                    assertThat(refused.problem()
                                    .path("errors")
                                    .valueStream()
                                    .map(error -> error.path("pointer").asString("")))
                            .contains("/titel");
                });
    }

    private static String meeting(String day) {
        return "{\"title\":\"会议\",\"kind\":\"INTERNAL\",\"status\":\"HELD\",\"heldOn\":\"" + day + "\"}";
    }

    private static String item(String sourceId, String meeting) {
        return "{\"org\":\"" + OFFICE + "\",\"sourceId\":\"" + sourceId + "\"," + meeting.substring(1);
    }
}
