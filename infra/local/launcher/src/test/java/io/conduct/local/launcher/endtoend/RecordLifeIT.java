package io.conduct.local.launcher.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One meeting from its announcement to its withdrawal, through the gateway. */
class RecordLifeIT {
    private static final String MEETINGS = "/api/v1/meetings";

    private final ApiClient office = SharedPlatform.running().as("general-office");

    @Test
    void createsRepeatsAndAmends() throws IOException {
        String path = path("life-1");

        Answer created = office.put(path, meeting("办公室例会", 5));
        Answer repeated = office.put(path, meeting("办公室例会", 5));
        Answer amended = office.put(path, meeting("办公室工作例会", 5));

        assertThat(created.status()).as("%s", created).isEqualTo(201);
        assertThat(created.header("Location")).endsWith(path);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.json().path("changed").asBoolean()).isTrue();
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.json().path("changed").asBoolean(true)).isFalse();
        assertThat(repeated.header("ETag")).isEqualTo("\"1\"");
        assertThat(amended.status()).isEqualTo(200);
        assertThat(amended.json().path("version").asInt()).isEqualTo(2);
        assertThat(amended.json().path("payload").path("title").asString()).isEqualTo("办公室工作例会");
    }

    @Test
    void showsWhatItStoredUnderItsVersion() throws IOException {
        String path = path("life-2");
        office.put(path, meeting("主任会议", 9));

        Answer read = office.get(path);

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.json().path("org").asString()).isEqualTo("congress.general-office");
        assertThat(read.json().path("status").asString()).isEqualTo("RECORDED");
        assertThat(read.json().path("source").path("client").asString()).isEqualTo("general-office");
        assertThat(office.get(path("life-none")).status()).isEqualTo(404);
    }

    @Test
    void honoursIfMatchAndTheSendersOwnVersion() throws IOException {
        String path = path("life-3");
        office.put(path, meeting("专题会议", 7));

        assertThat(office.put(path, meeting("专题会议（改期）", 7), Map.of("If-Match", "\"9\""))
                        .status())
                .isEqualTo(412);
        assertThat(office.put(path, meeting("专题会议（改期）", 8), Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(200);
        Answer stale = office.put(path, meeting("迟到的旧稿", 7));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.header("Content-Type")).startsWith("application/problem+json");
        assertThat(office.get(path).json().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void keepsAWithdrawnRecordReadableAndClosed() throws IOException {
        String path = path("life-4");
        office.put(path, meeting("误报的会议", 1));

        Answer withdrawn = office.delete(path + "?reason=%E9%87%8D%E5%A4%8D%E7%99%BB%E8%AE%B0");

        assertThat(withdrawn.status()).as("%s", withdrawn).isEqualTo(200);
        assertThat(withdrawn.json().path("status").asString()).isEqualTo("WITHDRAWN");
        assertThat(office.get(path).json().path("status").asString()).isEqualTo("WITHDRAWN");
        assertThat(office.put(path, meeting("再次上报", 2)).status()).isEqualTo(409);
        assertThat(listed("&status=WITHDRAWN")).contains("life-4");
        assertThat(listed("")).doesNotContain("life-4");
    }

    @Test
    void listsPageByPageInAStableOrder() throws IOException {
        for (int number = 0; number < 5; number++) {
            office.put(path("page-" + number), meeting("第" + number + "次会议", 1));
        }

        Answer first = office.get(MEETINGS + "?from=2017-05-01&to=2017-05-31&limit=3");
        Answer second = office.get(first.json().path("next").asString());

        assertThat(first.json().path("items").size()).isEqualTo(3);
        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(sourceIds(first)).doesNotContainAnyElementsOf(sourceIds(second));
    }

    @Test
    void answersWhatItDoesNotKnowWithAProblem() throws IOException {
        Answer nowhere = office.get("/api/v1/nothing");
        Answer wrongType = office.post(MEETINGS + "/batch", "text/plain", new byte[] {'x'});
        Answer typingError = office.put(path("life-5"), "{\"titel\": \"会议\"}");

        assertThat(nowhere.status()).isIn(403, 404);
        assertThat(nowhere.header("Content-Type")).startsWith("application/problem+json");
        assertThat(wrongType.status()).isEqualTo(415);
        assertThat(wrongType.header("Content-Type")).startsWith("application/problem+json");
        assertThat(typingError.status()).isEqualTo(422);
        assertThat(typingError
                        .json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .contains("/titel", "/title");
    }

    private List<String> listed(String filter) throws IOException {
        return sourceIds(office.get(MEETINGS + "?from=2017-05-01&to=2017-05-31&limit=500" + filter));
    }

    private static List<String> sourceIds(Answer page) {
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return page.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("sourceId").asString())
                .toList();
    }

    private static String path(String sourceId) {
        return MEETINGS + "/congress.general-office/" + sourceId;
    }

    private static String meeting(String title, int sourceVersion) {
        return """
                {"sourceVersion": %d, "title": "%s", "kind": "INTERNAL", "status": "HELD", "heldOn": "2017-05-10"}""".formatted(sourceVersion, title);
    }
}
