package io.conduct.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.aggregator.bucket.Topics;
import io.conduct.contract.Finding;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.Broker;
import io.conduct.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class FiguresIT {

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
        List<RecordEvent> events = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            events.add(TestEvents.meeting(OFFICE, "2020-" + i, 1, LocalDate.of(2020, 1 + i % 12, 5)));
        }
        for (int i = 0; i < 84; i++) {
            events.add(TestEvents.meeting(OFFICE, "2021-" + i, 1, LocalDate.of(2021, 1 + i % 12, 6)));
        }
        events.add(TestEvents.recorded(
                RecordKind.MEETING,
                LAW,
                "1",
                1,
                "{'title':'会议','kind':'REVIEW','status':'HELD','heldOn':'2021-05-01',"
                        + "'expenses':{'lodging':'1000.10','meals':'0.2'}}"));
        producer.abort(List.of(TestEvents.meeting(OFFICE, "given-up", 1, LocalDate.of(2021, 1, 1))));
        aggregator.awaitCounted(producer.publish(events));
    }

    @AfterAll
    static void stop() {
        producer.close();
        aggregator.close();
        broker.close();
    }

    @Test
    void answersAsTheContractSays() {
        JsonNode figure = aggregator.get("/api/v1/figures/meetings.held?org=" + OFFICE + "&by=month&" + YEAR);

        assertThat(figure.propertyNames())
                .containsExactly(
                        "metric",
                        "name",
                        "unit",
                        "org",
                        "period",
                        "value",
                        "coverage",
                        "comparison",
                        "breakdown",
                        "asOf");
        assertThat(figure.path("metric").asString()).isEqualTo("meetings.held");
        assertThat(figure.path("name").asString()).isEqualTo("会议数量");
        assertThat(figure.path("unit").asString()).isEqualTo("次");
        assertThat(figure.path("org").asString()).isEqualTo(OFFICE);
        assertThat(figure.path("period")).hasToString("{\"from\":\"2021-01-01\",\"to\":\"2021-12-31\"}");
        assertThat(figure.path("value").stringValue()).isEqualTo("84");
        assertThat(figure.path("coverage")).hasToString("{\"complete\":true,\"silent\":[]}");
        assertThat(figure.path("comparison"))
                .hasToString("{\"period\":{\"from\":\"2020-01-01\",\"to\":\"2020-12-31\"},\"value\":\"96\","
                        + "\"change\":\"-12\",\"percent\":\"-12.50\",\"comparable\":true,\"reason\":null,"
                        + "\"better\":true,\"wording\":\"同比下降12.5%\"}");
        assertThat(figure.path("breakdown").size()).isEqualTo(12);
        assertThat(figure.path("breakdown").path(0))
                .hasToString("{\"key\":\"2021-01\",\"value\":\"7\","
                        + "\"comparison\":{\"value\":\"8\",\"change\":\"-1\",\"percent\":\"-12.50\"}}");
        assertThat(figure.path("asOf").propertyNames()).containsExactly("at", "offsets", "catalogue");
        assertThat(figure.path("asOf").path("catalogue").asString())
                .isEqualTo(aggregator.get("/api/v1/catalogue").path("hash").asString());
    }

    @Test
    void sendsTheCatalogueAgainOnlyWhenItChanged() {
        String hash = aggregator.get("/api/v1/catalogue").path("hash").asString();

        aggregator
                .reader("congress")
                .get()
                .uri("/api/v1/catalogue")
                .header("If-None-Match", '"' + hash + '"')
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void namesTheSilentMonthsOfTheOrgsBelow() {
        JsonNode figure = aggregator.get("/api/v1/figures/meetings.held?compare=none&by=org&" + YEAR);

        assertThat(figure.path("value").asString()).isEqualTo("85");
        assertThat(figure.path("comparison").isNull()).isTrue();
        assertThat(figure.path("coverage").path("complete").booleanValue()).isFalse();
        assertThat(figure.path("coverage").path("silent").size()).isEqualTo(5);
        assertThat(figure.path("coverage").path("silent").toString())
                .contains("{\"org\":\"" + LAW
                        + "\",\"months\":[\"2021-01\",\"2021-02\",\"2021-03\",\"2021-04\",\"2021-06\"");
        assertThat(figure.path("breakdown").toString())
                .contains("{\"key\":\"" + OFFICE + "\",\"value\":\"84\",\"comparison\":null}")
                .contains("{\"key\":\"congress.deputies-affairs\",\"value\":null,\"comparison\":null}");
    }

    @Test
    void comparesLikeForLike() {
        JsonNode figure = aggregator.get("/api/v1/figures/meetings.held?likeForLike=true&" + YEAR);

        assertThat(figure.path("value").asString()).isEqualTo("84");
        assertThat(figure.path("likeForLike")).hasToString("[\"" + OFFICE + "\"]");
        assertThat(figure.path("comparison").path("wording").asString()).isEqualTo("同口径同比下降12.5%");
    }

    @Test
    void splitsByADimensionOfTheMetric() {
        JsonNode figure = aggregator.get("/api/v1/figures/meetings.held?by=kind&compare=none&" + YEAR);

        assertThat(figure.path("breakdown"))
                .hasToString("[{\"key\":\"INTERNAL\",\"value\":\"84\",\"comparison\":null},"
                        + "{\"key\":\"REVIEW\",\"value\":\"1\",\"comparison\":null}]");
    }

    @Test
    void comparesWithAPeriodOfChoice() {
        JsonNode figure = aggregator.get("/api/v1/figures/meetings.held?org=" + OFFICE
                + "&from=2021-01-01&to=2021-03-31&compare=2020-02-01..2020-02-29");

        assertThat(figure.path("comparison").path("value").asString()).isEqualTo("8");
        assertThat(figure.path("comparison").path("wording").asString())
                .isEqualTo("较对比期（2020-02-01至2020-02-29）上升162.5%");
    }

    @Test
    void addsUpMoneyExactly() {
        JsonNode figure = aggregator.get("/api/v1/figures/meetings.expenses?org=" + LAW + "&compare=none&" + YEAR);

        assertThat(figure.path("value").stringValue()).isEqualTo("1000.30");
    }

    @Test
    void knowsNothingOfWhatNobodySent() {
        JsonNode figure = aggregator.get("/api/v1/figures/petitions.letters?" + YEAR);

        assertThat(figure.path("value").isNull()).isTrue();
        assertThat(figure.path("comparison").path("comparable").booleanValue()).isFalse();
        assertThat(figure.path("comparison").path("reason").asString()).isEqualTo("PREVIOUS_UNKNOWN");
    }

    @Test
    void answersForTheWholeReport() {
        JsonNode report = aggregator.get("/api/v1/reports/2021?org=" + OFFICE);

        assertThat(report.path("year").intValue()).isEqualTo(2021);
        assertThat(report.path("figures").size()).isGreaterThanOrEqualTo(29);
        JsonNode held = StreamSupport.stream(report.path("figures").spliterator(), false)
                .filter(figure -> figure.path("metric").asString().equals("meetings.held"))
                .findFirst()
                .orElseThrow();
        assertThat(held.path("section").asString()).isEqualTo("精简会议");
        assertThat(held.path("sentence").asString()).isEqualTo("2021年会议数量84次，同比下降12.5%。");
        assertThat(held.path("comparison").path("wording").asString()).isEqualTo("同比下降12.5%");
    }

    @Test
    void writesATable() {
        aggregator
                .reader(OFFICE)
                .get()
                .uri("/api/v1/figures/meetings.held?by=month&" + YEAR)
                .accept(MediaType.parseMediaType("text/csv"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/csv")
                .expectBody(String.class)
                .value(table -> assertThat(table.split("\r\n"))
                        .hasSize(14)
                        .contains("meetings.held,会议数量,次," + OFFICE
                                + ",2021-01-01,2021-12-31,,84,2020-01-01,2020-12-31,96,-12,-12.50,同比下降12.5%"));
        aggregator
                .reader(OFFICE)
                .get()
                .uri("/api/v1/figures/meetings.held")
                .accept(MediaType.APPLICATION_XML)
                .exchange()
                .expectStatus()
                .isEqualTo(406);
    }

    @Test
    void answersForTheCallersOrgAndNoOther() {
        WebTestClient law = aggregator.reader(LAW);

        law.get()
                .uri("/api/v1/figures/meetings.held?" + YEAR)
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody()
                .jsonPath("$.org")
                .isEqualTo(LAW)
                .jsonPath("$.value")
                .isEqualTo("1");
        for (String org : List.of("congress", OFFICE, LAW + "-x", LAW + "x.y", "nowhere")) {
            law.get()
                    .uri("/api/v1/figures/meetings.held?org=" + org)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            law.get()
                    .uri("/api/v1/reports/2021?org=" + org)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        aggregator
                .reader("congress")
                .get()
                .uri("/api/v1/figures/nothing")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @CsvSource({
        "from=2021-13-01, /from, FORMAT",
        "from=1066-01-01, /from, RANGE",
        "to=yesterday, /to, FORMAT",
        "from=2021-02-02&to=2021-02-01, /to, RANGE",
        "by=colour, /by, UNKNOWN_VALUE",
        "compare=ago, /compare, FORMAT",
        "compare=2021-01-01..x, /compare, FORMAT",
        "compare=2021-01-02..2021-01-01, /compare, RANGE",
        "likeForLike=yes, /likeForLike, UNKNOWN_VALUE",
        "likeForLike=true&compare=none, /likeForLike, INCONSISTENT",
        "from=2021-01-01&from=2021-01-02, /from, INCONSISTENT",
        "form=2021-01-01, /form, UNKNOWN_PROPERTY"
    })
    void refusesAWrongParameter(String query, String pointer, String code) {
        aggregator
                .reader("congress")
                .get()
                .uri("/api/v1/figures/meetings.held?" + query)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    @Test
    void asksForATokenWithTheScope() {
        String path = "/api/v1/figures/meetings.held";
        aggregator.anonymous().get().uri(path).exchange().expectStatus().isUnauthorized();
        aggregator
                .client("congress", "meetings:read")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isForbidden();
        aggregator
                .client("congress", "operations")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isForbidden();
        aggregator
                .client("congress", "operations")
                .get()
                .uri("/api/v1/status")
                .exchange()
                .expectStatus()
                .isOk();
        aggregator
                .anonymous()
                .get()
                .uri(path)
                .headers(headers ->
                        headers.setBearerAuth(TestTokens.shared().expiredToken("test", "congress", "figures:read")))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void keepsWhatItCannotCountAndGoesOn() {
        byte[] bytes = "not an event".getBytes(StandardCharsets.UTF_8);
        RecordEvent unevaluable = TestEvents.recorded(
                RecordKind.DOCUMENT, LAW, "bad", 1, "{'title':'文件','signedOn':'2021-05-01','characters':'many'}");
        RecordEvent good = TestEvents.recorded(
                RecordKind.DOCUMENT, LAW, "good", 1, "{'title':'文件','genre':'NOTICE','signedOn':'2021-05-01'}");

        aggregator
                .awaitCounted(producer.send(List.of(new ProducerRecord<>("conduct.documents", LAW + "/good", bytes))))
                .awaitCounted(producer.publish(List.of(unevaluable, good)));

        assertThat(aggregator
                        .get("/api/v1/figures/documents.issued?compare=none&org=" + LAW + "&" + YEAR)
                        .path("value")
                        .asString())
                .isEqualTo("1");
        await().until(() -> aggregator.get("/api/v1/status").path("quarantined").intValue() == 2);
    }

    @Test
    void tellsItsState() {
        JsonNode status = aggregator.get("/api/v1/status");

        assertThat(status.path("ready").booleanValue()).isTrue();
        assertThat(status.path("aggregation").asString()).isEqualTo("RUNNING");
        assertThat(status.path("sources").size()).isEqualTo(12);
        aggregator
                .anonymous()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
        aggregator
                .anonymous()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(metrics -> assertThat(metrics)
                        .contains("conduct_aggregator_stale_events_total", "kafka_stream_", "kafka_consumer_")
                        .doesNotContain(Topics.FIGURES + "{"));
    }

    @Test
    void showsTheCatalogue() {
        JsonNode catalogue = aggregator.get("/api/v1/catalogue");

        assertThat(catalogue.path("metrics").size()).isGreaterThanOrEqualTo(29);
        assertThat(catalogue.path("metrics").path(0))
                .hasToString("{\"id\":\"meetings.held\",\"name\":\"会议数量\",\"nameEn\":\"Meetings held\",\"unit\":\"次\","
                        + "\"source\":\"meetings\",\"where\":\"payload.status == 'HELD' "
                        + "&& (!has(derived.countsAsMeeting) || derived.countsAsMeeting)\","
                        + "\"measure\":{\"type\":\"count\",\"scale\":0},\"date\":\"heldOn\","
                        + "\"dimensions\":{\"kind\":\"payload.kind\",\"meetingClass\":\"payload.meetingClass\","
                        + "\"mode\":\"payload.mode\"},\"polarity\":\"FEWER_IS_BETTER\",\"decimals\":0,"
                        + "\"report\":{\"section\":\"精简会议\",\"order\":110},\"dashboard\":true,"
                        + "\"target\":{\"baselineYear\":2020,\"percent\":\"-10\",\"pace\":\"SEASONAL\"}}");
    }

    @Test
    void countsFindings() {
        Finding finding = new Finding("AGENDA_TOO_LONG", Finding.Severity.VIOLATION, "3", "5", "…", "/agenda");
        RecordEvent event = TestEvents.recorded(
                RecordKind.MEETING,
                "{'title':'会议','kind':'INTERNAL','status':'HELD','heldOn':'2019-05-01'}",
                List.of(finding));

        aggregator.awaitCounted(producer.publish(List.of(event)));

        assertThat(aggregator
                        .get(
                                "/api/v1/figures/meetings.over-limit?by=severity&compare=none&from=2019-01-01&to=2019-12-31")
                        .path("breakdown"))
                .hasToString("[{\"key\":\"VIOLATION\",\"value\":\"1\",\"comparison\":null}]");
    }
}
