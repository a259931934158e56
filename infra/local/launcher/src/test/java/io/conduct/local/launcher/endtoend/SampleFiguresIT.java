package io.conduct.local.launcher.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.RecordKind;
import io.conduct.local.launcher.LocalPlatform;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.samples.Department;
import io.conduct.local.samples.SampleRecord;
import io.conduct.local.samples.recount.IndependentCount;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the platform says about the samples against what counting the sample files by hand says. */
class SampleFiguresIT {
    /** Other tests record under other names. */
    private static final Pattern SAMPLE = Pattern.compile("(HY|FW|XF)-\\d{4}-\\d{4}");

    private static DisturbedLoad load;
    private static LocalPlatform platform;
    private static IndependentCount count;

    @BeforeAll
    static void loadWhileProcessesAreKilled() {
        load = SharedPlatform.loaded();
        platform = SharedPlatform.running();
        count = IndependentCount.of(SharedPlatform.SAMPLE_FILES);
    }

    @Test
    void killedEveryProcessDuringTheLoad() {
        assertThat(load.kills()).hasSize(Part.values().length);
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void holdsEveryRecordOnceInItsNewestVersion(RecordKind kind) throws IOException {
        Set<String> amended = new HashSet<>();
        SharedPlatform.SAMPLES.amendments().stream()
                .filter(sample -> sample.kind() == kind)
                .forEach(sample -> amended.add(key(sample)));

        List<JsonNode> records = list("/api/v1/" + kind.plural() + "?limit=500");

        assertThat(records).as("%s", load).hasSize(count.records(kind.plural()));
        for (JsonNode record : records) {
            assertThat(versionsSent(kind, record))
                    .as("versions of %s that its sender made, %s", key(record), load)
                    .isEqualTo(amended.contains(key(record)) ? 2 : 1);
        }
    }

    /** The platform makes a version of its own when a record that another one names comes in after it. */
    private static long versionsSent(RecordKind kind, JsonNode record) throws IOException {
        int version = record.path("version").asInt();
        if (version == 1) {
            return version;
        }
        String path = "/api/v1/" + kind.plural() + "/" + key(record) + "/history";
        List<JsonNode> versions = platform.as(Clients.ADMINISTRATOR)
                .get(path)
                .json()
                .path("items")
                .valueStream()
                .toList();
        assertThat(versions).as(path).hasSize(version);
        return versions.stream()
                .filter(each -> !each.path("door").asString().equals("ASSESSMENT"))
                .count();
    }

    @Test
    void countsEveryMetricForEveryOrgYearAndMonthAsTheFilesSay() {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(differences()).as("%s", load).isEmpty());
    }

    private static List<String> differences() throws IOException {
        ApiClient reader = platform.as(Clients.REPORT_WRITER);
        List<String> differences = new ArrayList<>();
        for (String metric : IndependentCount.metrics()) {
            for (String org : orgs()) {
                for (int year = 2020; year <= 2021; year++) {
                    compare(reader, metric, org, year, differences);
                }
            }
        }
        return differences;
    }

    private static void compare(ApiClient reader, String metric, String org, int year, List<String> differences)
            throws IOException {
        String path =
                "/api/v1/figures/" + metric + "?org=" + org + "&by=month&from=" + year + "-01-01&to=" + year + "-12-31";
        Answer answer = reader.get(path);
        assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
        JsonNode figure = answer.json();
        check(metric, org, Integer.toString(year), figure.path("value"), differences);
        if (year == 2021) {
            check(metric, org, "2020", figure.path("comparison").path("value"), differences);
        }
        assertThat(figure.path("breakdown").size()).as(path).isEqualTo(12);
        figure.path("breakdown")
                .forEach(month -> check(metric, org, month.path("key").asString(), month.path("value"), differences));
    }

    /** Where a department sent nothing at all the platform does not know, and the files hold nothing. */
    private static void check(String metric, String org, String period, JsonNode value, List<String> differences) {
        BigDecimal shown = value.isNull() ? BigDecimal.ZERO : new BigDecimal(value.asString());
        BigDecimal counted = count.value(metric, org, period);
        if (shown.compareTo(counted) != 0) {
            differences.add(metric + " of " + org + " in " + period + ": " + value + " (counted: " + counted + ")");
        }
    }

    private static List<String> orgs() {
        return Stream.concat(
                        Stream.of(LocalPlatform.ROOT_ORG),
                        SharedPlatform.SAMPLES.departments().stream().map(Department::code))
                .toList();
    }

    private static List<JsonNode> list(String first) throws IOException {
        ApiClient reader = platform.as(Clients.ADMINISTRATOR);
        List<JsonNode> records = new ArrayList<>();
        String next = first;
        while (!next.isEmpty()) {
            Answer page = reader.get(next);
            assertThat(page.status()).as("%s: %s", next, page).isEqualTo(200);
            page.json()
                    .path("items")
                    .valueStream()
                    .filter(record ->
                            SAMPLE.matcher(record.path("sourceId").asString()).matches())
                    .forEach(records::add);
            next = page.json().path("next").asString("");
        }
        return records;
    }

    private static String key(SampleRecord sample) {
        return sample.org() + "/" + sample.sourceId();
    }

    private static String key(JsonNode record) {
        return record.path("org").asString() + "/" + record.path("sourceId").asString();
    }
}
