package io.conduct.aggregator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the aggregator answers beside figures: declarations, statements, ceilings, the quarantine, gauges. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnswersIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OFFICE = "congress.general-office";
    private static final String LAW = "congress.legislative-affairs";
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
    /** The first of the six by their codes; LAW is not among them. */
    private static final int ORGS_WITH_GAUGES = 3;

    private static final int PERIODS_OF_A_YEAR = 13;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<RunningAggregator> INSTANCES = new ArrayList<>();
    private static final String[] EVERY_SCOPE = {
        "meetings:write", "documents:write", "petitions:write", "figures:read", "editions:write", "operations"
    };

    @TempDir
    static Path state;

    private static Broker broker;
    private static Store store;
    private static RecordProducer producer;
    private static RunningAggregator aggregator;
    private static String database;

    @BeforeAll
    static void start() {
        broker = Broker.embedded();
        store = Store.embedded();
        database = RunningAggregator.STORE + store.freshDatabase(AnswersIT.class);
        aggregator = RunningAggregator.start(
                        broker.bootstrapServers(),
                        state.resolve("1"),
                        database,
                        "--conduct.aggregator.gauges.orgs=" + ORGS_WITH_GAUGES)
                .awaitReady();
        INSTANCES.add(aggregator);
        producer = new RecordProducer(broker.bootstrapServers());
        List<RecordEvent> events = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            events.add(TestEvents.meeting(OFFICE, "m-" + i, 1, LocalDate.of(2021, 3, 1 + i)));
        }
        events.add(TestEvents.withdrawn(
                RecordKind.MEETING,
                OFFICE,
                "m-3",
                2,
                "{'title':'会议','kind':'INTERNAL','status':'HELD','heldOn':'2021-03-04'}"));
        for (int i = 0; i < 10; i++) {
            events.add(TestEvents.meeting(OFFICE, "before-" + i, 1, LocalDate.of(2020, 3, 1 + i)));
        }
        for (int i = 0; i < 4; i++) {
            String session =
                    "{'title':'中心组学习','kind':'STUDY_SESSION','status':'HELD','heldOn':'2018-0" + (i + 1) + "-10'}";
            events.add(TestEvents.recorded(RecordKind.MEETING, OFFICE, "session-" + i, 1, session));
        }
        events.add(TestEvents.meeting(OFFICE, "third-quarter", 1, LocalDate.of(2018, 8, 1)));
        events.add(TestEvents.meeting(LAW, "today", 1, today()));
        aggregator.awaitCounted(producer.publish(events));
    }

    @SuppressWarnings("TimeZoneUsage") // gauges are about this year and last, whenever that is
    private static LocalDate today() {
        return LocalDate.ofInstant(Clock.systemUTC().instant(), RecordEventCodec.BUSINESS_ZONE);
    }

    @AfterAll
    static void stop() {
        producer.close();
        // All at the end: one that closes takes the threads of all servers of this JVM with it.
        INSTANCES.forEach(RunningAggregator::close);
        store.close();
        broker.close();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void bearsWhateverIsSent() {
        aggregator.fuzz("congress.petition-reception");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void opensNoEndpointToAnyoneElse() {
        aggregator.walk("congress.deputies-affairs", "congress.finance-economy");
    }

    @Test
    void knowsThatNothingHappenedOnceThatIsDeclared() {
        String figure = "/api/v1/figures/documents.issued?compare=none&from=2021-04-01&to=2021-04-30&org=" + LAW;
        assertThat(aggregator.get(figure).path("value").isNull()).isTrue();

        JsonNode declared = put("/api/v1/coverage/" + LAW + "/documents/2021-04", "{'complete':true,'count':0}", 201);

        assertThat(declared.path("version").intValue()).isEqualTo(1);
        assertThat(declared.path("remarks").asString()).isEmpty();
        assertThat(aggregator.get(figure).path("value").asString()).isEqualTo("0");
        assertThat(aggregator.get(figure).path("coverage")).hasToString("{\"complete\":true,\"silent\":[]}");
    }

    @Test
    void comparesWhatWasDeclaredWithWhatWasCounted() {
        put("/api/v1/coverage/" + OFFICE + "/meetings/2021-03", "{'complete':true,'count':5,'remarks':'含一次补录'}", 201);
        put("/api/v1/coverage/" + OFFICE + "/meetings/2021", "{'complete':true,'count':3}", 201);

        JsonNode report = aggregator.get("/api/v1/coverage?from=2021-03-01&to=2021-03-31&org=" + OFFICE);

        assertThat(report.path("from").asString()).isEqualTo("2021-03");
        JsonNode month = report.path("items").path(0);
        assertThat(month)
                .hasToString("{\"org\":\"congress.general-office\",\"kind\":\"meetings\",\"period\":\"2021-03\","
                        + "\"month\":\"2021-03\",\"declared\":5,\"complete\":true,\"remarks\":\"含一次补录\","
                        + "\"received\":4,\"counted\":3,\"difference\":-2,\"silent\":false}");
        JsonNode year = report.path("items").path(1);
        assertThat(year.path("period").asString()).isEqualTo("2021");
        assertThat(year.path("difference").intValue()).isZero();
        assertThat(report.path("items").path(2).path("silent").booleanValue()).isTrue();
    }

    @Test
    void keepsEveryVersionOfADeclaration() {
        String path = "/api/v1/indicators/" + OFFICE + "/2021/livelihood-projects";
        String first = "{'value':'26','unit':'项','evidence':'办实事项目台账','responsible':'办公室'}";

        assertThat(put(path, first, 201).path("changed").booleanValue()).isTrue();
        assertThat(put(path, first, 200).path("changed").booleanValue()).isFalse();
        JsonNode amended = put(path, first.replace("26", "27.5"), 200);
        answered(HttpMethod.PUT, path, first, "\"1\"").isEqualTo(412);

        assertThat(amended.path("version").intValue()).isEqualTo(2);
        assertThat(aggregator.get(path).path("value").asString()).isEqualTo("27.5");
        assertThat(aggregator
                        .get("/api/v1/indicators/" + OFFICE + "/2021")
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(aggregator.get(path + "/history").path("items"))
                .extracting(version -> version.path("value").asString())
                .containsExactly("26", "27.5");
    }

    @Test
    void showsADeclarationOnEveryInstance() {
        put("/api/v1/coverage/" + LAW + "/petitions/2021-05", "{'complete':true,'count':0}", 201);

        RunningAggregator other = RunningAggregator.start(broker.bootstrapServers(), state.resolve("2"), database)
                .awaitReady();
        INSTANCES.add(other);
        put("/api/v1/coverage/" + LAW + "/petitions/2021-06", "{'complete':true,'count':0}", 201);

        for (String month : List.of("2021-05", "2021-06")) {
            String figure =
                    "/api/v1/figures/petitions.letters?compare=none&org=" + LAW + "&from=" + month + "&to=" + month;
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(other.get(figure).path("value").asString())
                                    .isEqualTo("0"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coverage/congress.general-office/meetings/2021-13|{'complete':true,'count':0}|422|/period",
                "coverage/congress.general-office/leaves/2021-03|{'complete':true,'count':0}|422|/kind",
                "coverage/congress.nobody/meetings/2021-03|{'complete':true,'count':0}|422|/org",
                "coverage/congress.general-office/meetings/2021-02|{'complete':'yes','count':0}|422|/complete",
                "coverage/congress.general-office/meetings/2021-02|{'complete':true,'count':-1}|422|/count",
                "coverage/congress.general-office/meetings/2021-02|{'complete':true}|422|/count",
                "coverage/congress.general-office/meetings/2021-02|{'complete':true,'count':0,'note':''}|422|/note",
                "indicators/congress.general-office/2021/a|{'unit':'项','evidence':'x','responsible':'y'}|422|/value",
                "explanations/2021/meetings.held|{'text':''}|422|/text",
                "explanations/1890/meetings.held|{'text':'x'}|422|/year"
            })
    void namesWhatIsWrongWithADeclaration(String path, String body, int status, String pointer) {
        JsonNode problem = exchange(HttpMethod.PUT, "/api/v1/" + path, body, status);

        assertThat(problem.path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void letsNobodyDeclareForOthersOrWithoutTheScope() {
        String path = "/api/v1/coverage/" + LAW + "/meetings/2021-01";
        String body = "{'complete':true,'count':0}";

        send(aggregator.client(OFFICE, EVERY_SCOPE), HttpMethod.PUT, path, body)
                .expectStatus()
                .isForbidden();
        send(aggregator.client(LAW, "documents:write"), HttpMethod.PUT, path, body)
                .expectStatus()
                .isForbidden();
        send(aggregator.client(LAW, "figures:read"), HttpMethod.PUT, path, body)
                .expectStatus()
                .isForbidden();
        aggregator.reader(OFFICE).get().uri(path).exchange().expectStatus().isNotFound();
        aggregator.anonymous().get().uri(path).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void holdsTheYearAgainstItsGoals() {
        put("/api/v1/explanations/2021/meetings.held", "{'text':'换届工作会议集中召开'}", 201);

        JsonNode ceilings = aggregator.get("/api/v1/ceilings/2021");
        JsonNode held = named(ceilings.path("items"), "metric", "meetings.held");

        assertThat(ceilings.path("asOf").asString()).isEqualTo("2021-12-31");
        assertThat(held.path("used").asString()).isEqualTo("3");
        // 10 meetings in 2020, to be reduced by 10%.
        assertThat(held.path("goals").path(0).path("kind").asString()).isEqualTo("TARGET");
        assertThat(held.path("goals").path(0).path("value").asString()).isEqualTo("9");
        assertThat(held.path("left").asString()).isEqualTo("6");
        assertThat(held.path("status").asString()).isEqualTo("ON_TRACK");
        assertThat(held.path("lastYear").path("raised").booleanValue()).isFalse();
        assertThat(held.path("lastYear").path("wording").asString()).isEqualTo("同比下降70%");
        assertThat(held.path("explanation").path("text").asString()).isEqualTo("换届工作会议集中召开");
    }

    @Test
    void holdsEveryQuarterAgainstItsOwnBound() {
        JsonNode sessions = named(aggregator.get("/api/v1/ceilings/2018").path("items"), "metric", "study.sessions");

        assertThat(sessions.path("used").asString()).isEqualTo("4");
        JsonNode limit = sessions.path("goals").path(0);
        assertThat(limit.path("value").asString()).isEqualTo("4");
        // Three in the first quarter, one in the second; of the fourth nothing is known.
        assertThat(limit.path("missedIn")).hasToString("[\"2018-Q3\"]");
        assertThat(sessions.path("status").asString()).isEqualTo("MISSED");
    }

    @Test
    void checksAStatement() {
        JsonNode check = exchange(
                HttpMethod.POST, "/api/v1/statements/check", "{'current':256,'stated':'上升7.4%','previous':237}", 200);

        assertThat(check)
                .hasToString("{\"verdict\":\"WRONG\",\"exact\":\"8.02\",\"shouldRead\":\"上升8.0%\","
                        + "\"cause\":\"WRONG_DENOMINATOR\",\"previous\":\"237\"}");
        exchange(HttpMethod.POST, "/api/v1/statements/check", "not json", 400);
        assertThat(exchange(HttpMethod.POST, "/api/v1/statements/check", "{'current':-1,'stated':'上升1%'}", 422)
                        .path("errors")
                        .path(0)
                        .path("pointer")
                        .asString())
                .isEqualTo("/current");
        assertThat(exchange(HttpMethod.POST, "/api/v1/statements/check", "{'current':1,'stated':'好转'}", 422)
                        .path("errors")
                        .path(0)
                        .path("pointer")
                        .asString())
                .isEqualTo("/stated");
    }

    @Test
    void wordsFiguresInTheLanguageAskedFor() {
        String path = "/api/v1/figures/meetings.held?from=2021-01-01&to=2021-12-31&org=" + OFFICE;

        aggregator
                .reader("congress")
                .get()
                .uri(path)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en-GB,en;q=0.8,zh;q=0.5")
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_LANGUAGE, "en")
                .expectBody()
                .jsonPath("$.comparison.wording")
                .isEqualTo("down 70% year on year");
        assertThat(aggregator.get(path).path("comparison").path("wording").asString())
                .isEqualTo("同比下降70%");
    }

    @Test
    void showsTheQuarantineAndTriesAgain() {
        byte[] bytes = "not an event".getBytes(UTF_8);
        aggregator.awaitCounted(
                producer.send(List.of(new ProducerRecord<>("conduct.documents", LAW + "/broken", bytes))));
        await().untilAsserted(() -> assertThat(operations("congress", HttpMethod.GET, "/api/v1/quarantine")
                        .path("total")
                        .intValue())
                .isEqualTo(1));

        JsonNode item = operations("congress", HttpMethod.GET, "/api/v1/quarantine")
                .path("items")
                .path(0);
        String id = item.path("id").asString();
        assertThat(item.path("source").asString()).isEqualTo("conduct.documents");
        assertThat(item.path("reason").asString()).isEqualTo("MALFORMED");
        assertThat(item.path("age").asString()).startsWith("PT");
        JsonNode rehearsal = operations("congress", HttpMethod.POST, "/api/v1/quarantine/resubmit?dryRun=true");
        assertThat(rehearsal.path("received").intValue()).isEqualTo(1);
        assertThat(rehearsal.path("refused").intValue()).isEqualTo(1);
        assertThat(operations("congress", HttpMethod.POST, "/api/v1/quarantine/" + id + "/resubmit")
                        .path("outcome")
                        .asString())
                .isEqualTo("REFUSED");
        exchange(HttpMethod.POST, "/api/v1/quarantine/nothing/resubmit", "", 404);
        assertThat(totalOf("congress", "?org=" + LAW + "&reason=MALFORMED")).isEqualTo(1);
        assertThat(totalOf("congress", "?org=" + OFFICE)).isZero();
        assertThat(totalOf("congress", "?reason=UNACCEPTABLE")).isZero();
        assertThat(totalOf(OFFICE, "")).isZero();
    }

    private int totalOf(String org, String query) {
        return operations(org, HttpMethod.GET, "/api/v1/quarantine" + query)
                .path("total")
                .intValue();
    }

    @Test
    void hasNoMoreGaugesThanTheOperatorAllows() {
        String metrics = metrics();
        Set<String> orgs = new TreeSet<>();
        Pattern.compile("(?m)^conduct_.*[{,]org=\"([^\"]+)\"")
                .matcher(metrics)
                .results()
                .forEach(sample -> orgs.add(sample.group(1)));
        long shown = aggregator
                .get("/api/v1/catalogue")
                .path("metrics")
                .valueStream()
                .filter(metric -> metric.path("dashboard").booleanValue())
                .count();

        assertThat(orgs)
                .hasSize(ORGS_WITH_GAUGES + 1)
                .contains("congress", OFFICE)
                .doesNotContain(LAW);
        assertThat(shown).isPositive();
        assertThat(metrics.lines().filter(line -> line.startsWith("conduct_figure{")))
                .hasSizeBetween(1, (int) shown * (ORGS_WITH_GAUGES + 1) * PERIODS_OF_A_YEAR * 2);
    }

    @Test
    void showsItsGaugesUnderTheirNames() {
        assertThat(metrics())
                .contains("# TYPE conduct_figure gauge")
                .contains("# TYPE conduct_limit gauge")
                .contains("# TYPE conduct_coverage gauge")
                .contains("conduct_freshness_seconds{source=\"conduct.meetings\"} 0.0")
                .contains("conduct_quarantined{source=\"conduct.meetings\"} 0.0")
                .contains("conduct_lag_events{source=\"conduct.meetings\"} 0.0")
                .contains("conduct_figures_ready 1.0")
                .contains("conduct_org_info{name=\"办公室\",org=\"congress.general-office\",parent=\"congress\"} 1.0")
                .contains("conduct_year_running{period=\"" + today().getYear() + "\"} 1.0")
                .contains("conduct_silent_months{kind=\"meetings\",org=\"congress\"} 0.0")
                .contains("conduct_coverage{kind=\"meetings\",org=\"congress\",period=\"")
                .contains("conduct_figure{metric=\"meetings.held\",org=\"congress\",period=\"" + today().getYear()
                        + "\"} 1.0")
                .doesNotContain("period=\"2021\"");
    }

    private static String metrics() {
        return Objects.requireNonNull(aggregator
                .anonymous()
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .build()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static JsonNode named(JsonNode items, String property, String value) {
        for (JsonNode item : items) {
            if (item.path(property).asString().equals(value)) {
                return item;
            }
        }
        throw new AssertionError(value + " (expected: among " + items + ")");
    }

    private static JsonNode put(String path, String body, int status) {
        return exchange(HttpMethod.PUT, path, body, status);
    }

    private static JsonNode operations(String org, HttpMethod method, String path) {
        byte[] body = send(aggregator.client(org, "operations"), method, path, "")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(Objects.requireNonNull(body));
    }

    private static JsonNode exchange(HttpMethod method, String path, String body, int status) {
        byte[] answer = send(aggregator.client("congress", EVERY_SCOPE), method, path, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(Objects.requireNonNull(answer));
    }

    private static StatusAssertions answered(HttpMethod method, String path, String body, String ifMatch) {
        return aggregator
                .client("congress", EVERY_SCOPE)
                .method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .bodyValue(body.replace('\'', '"'))
                .exchange()
                .expectStatus();
    }

    /** A body is JSON with single quotes. */
    private static WebTestClient.ResponseSpec send(WebTestClient client, HttpMethod method, String path, String body) {
        WebTestClient.RequestBodySpec request = client.method(method).uri(path);
        return body.isEmpty()
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body.replace('\'', '"'))
                        .exchange();
    }
}
