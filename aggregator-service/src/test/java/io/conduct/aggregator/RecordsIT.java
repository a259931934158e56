package io.conduct.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.Broker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecordsIT {

    private static final String OFFICE = "congress.general-office";
    private static final String LAW = "congress.legislative-affairs";
    private static final String YEAR = "from=2021-01-01&to=2021-12-31";

    @TempDir
    static Path state;

    private static Broker broker;
    private static RecordProducer producer;
    private static RunningAggregator aggregator;

    @BeforeAll
    static void publish() {
        broker = Broker.embedded();
        aggregator = RunningAggregator.start(broker.bootstrapServers(), state).awaitReady();
        producer = new RecordProducer(broker.bootstrapServers());
        Random random = new Random(20210305);
        List<RecordEvent> events = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            LocalDate day = LocalDate.of(2020, 12, 1).plusDays(random.nextInt(400));
            String org = List.of(OFFICE, OFFICE + ".section", LAW).get(i % 3);
            events.add(TestEvents.recorded(
                    RecordKind.MEETING,
                    org,
                    "会议 " + i,
                    1,
                    "{'title':'会议','kind':'" + (i % 2 == 0 ? "REVIEW" : "INTERNAL") + "','status':'HELD','heldOn':'"
                            + day + "','expenses':{'lodging':'" + random.nextInt(1000) + ".25'},'participants':"
                            + random.nextInt(300) + (i % 4 == 0 ? ",'planItem':'P'" : "") + "}"));
        }
        for (int i = 0; i < 20; i++) {
            events.add(TestEvents.recorded(
                    RecordKind.DOCUMENT,
                    OFFICE,
                    "d" + i,
                    1,
                    "{'title':'调研','genre':'REPORT','signedOn':'2021-03-05','purpose':'RESEARCH_REPORT','author':'处室"
                            + i % 3 + "'}"));
        }
        events.add(TestEvents.withdrawn(
                RecordKind.DOCUMENT, OFFICE, "d0", 2, "{'title':'调研','genre':'REPORT','signedOn':'2021-03-05'}"));
        aggregator.awaitCounted(producer.publish(events));
    }

    @AfterAll
    static void stop() {
        producer.close();
        aggregator.close();
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meetings.held",
                "meetings.expenses",
                "meetings.participants",
                "meetings.unplanned",
                "study.sessions"
            })
    void addsUpToTheFigureOverAllPages(String metric) {
        for (String org : List.of("congress", OFFICE, OFFICE + ".section", LAW)) {
            String query = "?org=" + org + "&" + YEAR;
            JsonNode figure = aggregator.get("/api/v1/figures/" + metric + query + "&compare=none");
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode page : pages("/api/v1/figures/" + metric + "/records" + query + "&limit=7")) {
                assertThat(page.path("value")).isEqualTo(figure.path("value"));
                assertThat(page.path("asOf").path("offsets"))
                        .isEqualTo(figure.path("asOf").path("offsets"));
                for (JsonNode item : page.path("items")) {
                    sum = sum.add(new BigDecimal(item.path("contribution").stringValue()));
                }
            }
            assertThat(sum).as(org).isEqualByComparingTo(figure.path("value").stringValue());
        }
    }

    @Test
    void tellsWhatARecordAdds() {
        JsonNode item = aggregator
                .get("/api/v1/figures/meetings.expenses/records?" + YEAR + "&limit=1")
                .path("items")
                .path(0);

        assertThat(item.propertyNames())
                .containsExactly("org", "sourceId", "version", "day", "contribution", "dimensions");
        assertThat(item.path("org").asString()).isEqualTo(OFFICE);
        assertThat(item.path("version").longValue()).isEqualTo(1);
        assertThat(item.path("contribution").stringValue()).matches("\\d+\\.25");
        assertThat(item.path("dimensions").propertyNames()).containsExactly("kind", "meetingClass");
    }

    @Test
    void explainsARateByItsNumeratorAndDenominator() {
        JsonNode page = aggregator.get("/api/v1/figures/meetings.planned-rate/records?" + YEAR + "&limit=1000");

        List<String> parts = new ArrayList<>();
        page.path("items").forEach(item -> parts.add(item.path("part").stringValue()));
        long planned = parts.stream().filter("numerator"::equals).count();
        long held = parts.stream().filter("denominator"::equals).count();
        assertThat(page.path("parts").path(0).toString())
                .isEqualTo("{\"key\":\"numerator\",\"metric\":\"meetings.planned\",\"value\":\"%d\"}", planned);
        assertThat(page.path("parts").path(1).toString())
                .isEqualTo("{\"key\":\"denominator\",\"metric\":\"meetings.held\",\"value\":\"%d\"}", held);
        assertThat(pages("/api/v1/figures/meetings.planned-rate/records?" + YEAR + "&limit=9").stream()
                        .mapToInt(each -> each.path("items").size())
                        .sum())
                .isEqualTo(page.path("items").size());
    }

    @Test
    void explainsDifferentValuesAndSubjects() {
        JsonNode authors = aggregator.get("/api/v1/figures/research.authors/records?" + YEAR);
        JsonNode fewest = aggregator.get("/api/v1/figures/research.fewest-per-author/records?" + YEAR);

        assertThat(authors.path("value").stringValue()).isEqualTo("3");
        assertThat(authors.path("parts").toString())
                .isEqualTo("[{\"key\":\"处室0\",\"value\":\"6\"},{\"key\":\"处室1\",\"value\":\"7\"},"
                        + "{\"key\":\"处室2\",\"value\":\"6\"}]");
        assertThat(authors.path("items").size()).isEqualTo(19);
        assertThat(fewest.path("value").stringValue()).isEqualTo("6");
        assertThat(fewest.path("items").path(0).path("part").stringValue()).startsWith("处室");
    }

    @Test
    void tellsWhatARecordCountsIn() {
        JsonNode counted = aggregator.get("/api/v1/contributions/meetings/" + OFFICE + "/会议 0");
        JsonNode withdrawn = aggregator.get("/api/v1/contributions/documents/" + OFFICE + "/d0");

        assertThat(counted.path("version").longValue()).isEqualTo(1);
        assertThat(counted.path("metrics").toString())
                .contains("\"meetings.held\"", "\"meetings.planned\"")
                .doesNotContain("received", "unplanned");
        assertThat(withdrawn.toString()).isEqualTo("{\"version\":2,\"metrics\":[]}");
        Map.of(
                        "/api/v1/contributions/meetings/" + OFFICE + "/none",
                        "congress",
                        "/api/v1/contributions/meetings/" + OFFICE + "/会议 0",
                        LAW)
                .forEach((path, org) -> aggregator
                        .reader(org)
                        .get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isNotFound());
    }

    @Test
    void answersOnlyWhoMayRead() {
        String meeting = "/api/v1/contributions/meetings/" + OFFICE + "/会议 0";
        aggregator
                .client(OFFICE, "meetings:read")
                .get()
                .uri(meeting)
                .exchange()
                .expectStatus()
                .isOk();
        aggregator
                .client(OFFICE, "petitions:read")
                .get()
                .uri(meeting)
                .exchange()
                .expectStatus()
                .isForbidden();
        aggregator
                .reader(LAW)
                .get()
                .uri("/api/v1/figures/meetings.held/records?org=" + OFFICE)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void refusesWrongPages() {
        for (String wrong : List.of("limit=0", "limit=1001", "limit=many", "cursor=x", "cursor=OSBhIGI", "from=x")) {
            aggregator
                    .reader("congress")
                    .get()
                    .uri("/api/v1/figures/meetings.held/records?" + wrong)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422);
        }
        aggregator
                .reader("congress")
                .get()
                .uri("/api/v1/figures/none/records")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private static List<JsonNode> pages(String path) {
        List<JsonNode> pages = new ArrayList<>();
        JsonNode page = aggregator.get(path);
        pages.add(page);
        while (page.path("next").isString()) {
            page = aggregator.get(page.path("next").stringValue());
            pages.add(page);
        }
        return pages;
    }
}
