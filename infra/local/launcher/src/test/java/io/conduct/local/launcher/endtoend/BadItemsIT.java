package io.conduct.local.launcher.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A batch in which nearly everything is wrong: each item is answered by its index, and the good ones are stored. */
class BadItemsIT {
    private static final String MEETINGS = "/api/v1/meetings";
    private static final String OWN = "congress.general-office";

    private final ApiClient office = SharedPlatform.running().as("general-office");

    /**
     * An item and what it must come to.
     *
     * @param line the item as it is sent
     * @param status the status in its result; 0 where it must be stored
     * @param code a code among its errors; "" where the problem has none
     * @param pointer where that error points
     */
    private record Item(String line, int status, String code, String pointer) {
        private static final String NO_UTF8 = "ÿ";

        /** In UTF-8, but for the one line that is to break it. */
        byte[] bytes() {
            return line.getBytes(line.contains(NO_UTF8) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        }
    }

    @Test
    void answersEachByItsIndexAndStoresTheGoodOnes() throws IOException {
        office.put(MEETINGS + "/" + OWN + "/bad-stale", body("\"sourceVersion\": 5"));
        office.put(MEETINGS + "/" + OWN + "/bad-withdrawn", body("\"sourceVersion\": 1"));
        office.delete(MEETINGS + "/" + OWN + "/bad-withdrawn?reason=x");
        List<Item> items = items();

        Answer answer = office.post(MEETINGS + "/batch", "application/x-ndjson", lines(items));

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        JsonNode results = answer.json().path("results");
        assertThat(results.size()).isEqualTo(items.size());
        for (int index = 0; index < items.size(); index++) {
            check(index, items.get(index), results.path(index));
        }
        assertThat(answer.json().path("created").asInt()).isEqualTo(2);
        assertThat(answer.json().path("rejected").asInt()).isEqualTo(items.size() - 2);
        assertThat(office.get(MEETINGS + "/" + OWN + "/good-first").status()).isEqualTo(200);
        assertThat(office.get(MEETINGS + "/" + OWN + "/good-last").status()).isEqualTo(200);
        assertThat(office.get(MEETINGS + "/" + OWN + "/bad-enum").status()).isEqualTo(404);
        assertThat(office.get(MEETINGS + "/" + OWN + "/bad-stale")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void keepsPersonalDataOutOfTheAnswerToTheirSender() throws IOException {
        Answer petition = office.put("/api/v1/petitions/" + OWN + "/personal", """
                {"channel": "LETTER", "receivedOn": "2019-03-04", "persons": 1, "petitioners": [{"name": "某某"}]}""");

        assertThat(petition.status()).as("%s", petition).isEqualTo(201);
        assertThat(petition.body()).doesNotContain("某某");
    }

    @Test
    void refusesABatchThatIsNoneOrTooLong() throws IOException {
        byte[] tooMany = "{}\n".repeat(5001).getBytes(StandardCharsets.UTF_8);
        byte[] noArray = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);

        assertThat(office.post(MEETINGS + "/batch", "application/x-ndjson", tooMany)
                        .status())
                .isEqualTo(413);
        assertThat(office.post(MEETINGS + "/batch", "application/json", noArray).status())
                .isEqualTo(400);
    }

    private static List<Item> items() {
        List<Item> items = new ArrayList<>(List.of(
                new Item(item("good-first", ""), 0, "", ""),
                new Item("{\"org\": \"" + OWN + "\", \"sourceId\": ", 400, "", ""),
                new Item("[1, 2]", 400, "", ""),
                new Item(item("bad-twice", "\"planItem\": \"a\", \"planItem\": \"b\""), 400, "", ""),
                new Item(item("bad-unknown", "\"heldOnn\": \"2019-01-01\""), 422, "UNKNOWN_PROPERTY", "/heldOnn"),
                new Item(item("bad-type", "\"participants\": \"many\""), 422, "TYPE", "/participants"),
                new Item(item("bad-fraction", "\"participants\": 1.5"), 422, "TYPE", "/participants"),
                new Item(item("bad-null", "\"planItem\": null"), 422, "TYPE", "/planItem"),
                new Item(item("bad-range", "\"participants\": -1"), 422, "RANGE", "/participants"),
                new Item(item("bad-long", "\"planItem\": \"" + "长".repeat(201) + "\""), 422, "LENGTH", "/planItem"),
                new Item(item("bad-control", "\"planItem\": \"a\\u0007b\""), 422, "FORMAT", "/planItem"),
                new Item(item("bad-surrogate", "\"planItem\": \"a\\ud800b\""), 422, "FORMAT", "/planItem"),
                new Item(item("bad-version", "\"sourceVersion\": \"2\""), 422, "TYPE", "/sourceVersion"),
                new Item(item("bad id", ""), 422, "FORMAT", "/sourceId"),
                new Item(item("bad-stale", "\"sourceVersion\": 4"), 409, "", ""),
                new Item(item("bad-withdrawn", "\"sourceVersion\": 2"), 409, "", ""),
                new Item(item("bad-size", "\"planItem\": \"" + "x".repeat(256 * 1024) + "\""), 413, "", "")));
        items.addAll(List.of(
                new Item(item("bad-enum", "").replace("HELD", "HAPPENED"), 422, "UNKNOWN_VALUE", "/status"),
                new Item(item("bad-missing", "").replace("\"title\": \"会议\",", ""), 422, "REQUIRED", "/title"),
                new Item(item("x", "").replace("\"sourceId\": \"x\",", ""), 422, "REQUIRED", "/sourceId"),
                new Item(item("bad-date", "").replace("2019-03-04", "2019-02-30"), 422, "FORMAT", "/heldOn"),
                new Item(item("bad-foreign", "").replace(OWN, "congress.deputies-affairs"), 403, "", ""),
                new Item(item("bad-org", "").replace(OWN, "senate.office"), 403, "", ""),
                new Item(
                        item(
                                "bad-times",
                                "\"startsAt\": \"2019-03-04T10:00:00+08:00\", \"endsAt\": \"2019-03-04T09:00:00+08:00\""),
                        422,
                        "INCONSISTENT",
                        "/endsAt"),
                new Item(item("bad-depth", "\"planItem\": " + "[".repeat(40) + "]".repeat(40)), 422, "LIMIT", ""),
                new Item(item("bad-utf8", "\"planItem\": \"ÿ\""), 400, "", ""),
                new Item(item("good-last", ""), 0, "", "")));
        return items;
    }

    private static void check(int index, Item item, JsonNode result) {
        assertThat(result.path("index").asInt()).isEqualTo(index);
        assertThat(result.path("problem").path("status").asInt(0))
                .as("item %d: %s", index, result)
                .isEqualTo(item.status());
        if (!item.code().isEmpty()) {
            assertThat(result.path("problem").path("errors").valueStream())
                    .as("item %d: %s", index, result)
                    .anyMatch(error -> error.path("code").asString().equals(item.code())
                            && error.path("pointer").asString().equals(item.pointer()));
        }
    }

    private static byte[] lines(List<Item> items) {
        var lines = new ByteArrayOutputStream();
        for (Item item : items) {
            lines.writeBytes(item.bytes());
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static String item(String sourceId, String more) {
        String rest = more.isEmpty() ? "" : ", " + more;
        return "{\"org\": \"" + OWN + "\", \"sourceId\": \"" + sourceId
                + "\", \"title\": \"会议\", \"kind\": \"INTERNAL\"," + " \"status\": \"HELD\", \"heldOn\": \"2019-03-04\""
                + rest + "}";
    }

    private static String body(String more) {
        return "{\"title\": \"会议\", \"kind\": \"INTERNAL\", \"status\": \"HELD\", \"heldOn\": \"2019-03-04\", " + more
                + "}";
    }
}
