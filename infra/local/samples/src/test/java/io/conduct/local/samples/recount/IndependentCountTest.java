package io.conduct.local.samples.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndependentCountTest {

    private static final String MEETINGS = """
            {"org":"congress.a","sourceId":"1","sourceVersion":1,"kind":"PARTY_GROUP","status":"HELD","heldOn":"2021-01-04","startsAt":"2021-01-04T09:00:00+08:00","endsAt":"2021-01-04T10:30:00+08:00","agenda":[{"kind":"HEARING","topics":["作风建设","党风廉政"]},{"kind":"HEARING","topics":["党风廉政"]}],"planItem":"1"}
            {"org":"congress.a","sourceId":"2","sourceVersion":1,"kind":"STANDING_COMMITTEE","status":"HELD","heldOn":"2021-02-04","statutory":true,"expenses":{"lodging":"1.5","other":"2.25"},"planItem":"2"}
            {"org":"congress.a","sourceId":"3","sourceVersion":1,"kind":"STUDY_SESSION","status":"PLANNED","heldOn":"2021-02-05","lectures":[{},{}]}
            {"org":"congress.a","sourceId":"4","sourceVersion":1,"kind":"READING_CLASS","status":"HELD","heldOn":"2021-02-08","startsAt":"2021-02-08T09:00:00+08:00","lectures":[{},{}],"relays":{"ownMeasures":false}}
            {"org":"congress.ab","sourceId":"1","sourceVersion":1,"kind":"OTHER","status":"HELD","heldOn":"2021-02-09","relays":{"issuer":"省"}}
            {"org":"congress.a","sourceId":"5","sourceVersion":1,"kind":"INTERNAL","status":"HELD","heldOn":"2021-03-09"}
            """;
    private static final String AMENDMENTS = """
            {"org":"congress.a","sourceId":"3","sourceVersion":2,"kind":"STUDY_SESSION","status":"HELD","heldOn":"2020-12-31","lectures":[{}]}
            """;
    private static final String WITHDRAWALS = """
            {"kind":"meetings","org":"congress.a","sourceId":"5","reason":"误报"}
            {"kind":"petitions","org":"congress.a","sourceId":"1","reason":"误报"}
            """;
    private static final String DOCUMENTS = """
            {"org":"congress.a","sourceId":"1","sourceVersion":1,"signedOn":"2021-01-04","characters":1200,"purpose":"RESEARCH_REPORT","reductionScope":true}
            {"org":"congress.a","sourceId":"2","sourceVersion":1,"signedOn":"2021-01-05","category":"SUPPORTING","relays":{"newContentPercent":"29.99"}}
            {"org":"congress.a","sourceId":"3","sourceVersion":1,"signedOn":"2021-01-06","category":"DIVISION_OF_WORK","basis":"x","characters":34,"relays":{"newContentPercent":"30"},"reductionScope":false}
            """;
    private static final String PETITIONS = """
            {"org":"congress.a","sourceId":"1","sourceVersion":1,"channel":"LETTER","receivedOn":"2021-01-04","persons":1}
            {"org":"congress.a","sourceId":"2","sourceVersion":1,"channel":"VISIT","receivedOn":"2021-01-04","persons":5,"repeatOf":"1"}
            {"org":"congress.a","sourceId":"3","sourceVersion":1,"channel":"VISIT","receivedOn":"2021-01-05","persons":4}
            {"org":"congress.a","sourceId":"4","sourceVersion":1,"channel":"LETTER","receivedOn":"2021-01-05","persons":9}
            {"org":"congress.a","sourceId":"5","sourceVersion":1,"channel":"CALL","receivedOn":"2021-01-05","persons":1}
            {"org":"congress.a","sourceId":"6","sourceVersion":1,"channel":"ONLINE","receivedOn":"2021-01-05","persons":1}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write("meetings-2021", MEETINGS);
        write("meetings-amendments", AMENDMENTS);
        write("withdrawals", WITHDRAWALS);
        write("documents-2021", DOCUMENTS);
        write("petitions-2021", PETITIONS);
    }

    @ParameterizedTest
    @CsvSource({
        "meetings.held, congress, 2021, 4",
        "meetings.held, congress.a, 2021, 3",
        "meetings.held, congress.a, 2021-02, 2",
        "meetings.held, congress.a, 2020, 1",
        "meetings.held, congress.a, 2021-03, 0",
        "meetings.held.excluding-statutory, congress, 2021, 3",
        "meetings.minutes, congress, 2021, 90",
        "meetings.expenses, congress, 2021, 3.75",
        "meetings.unplanned, congress, 2021, 2",
        "study.sessions, congress, 2020, 1",
        "study.sessions, congress, 2021, 0",
        "study.classes, congress, 2021, 1",
        "study.lectures, congress, 2021, 2",
        "party-group.integrity-hearings, congress, 2021, 1",
        "documents.issued, congress, 2021, 3",
        "documents.in-reduction-scope, congress, 2021, 2",
        "documents.characters, congress, 2021, 1234",
        "documents.unsupported, congress, 2021, 1",
        "research.reports, congress, 2021, 1",
        "petitions.letters, congress, 2021, 1",
        "petitions.visit-batches, congress, 2021, 2",
        "petitions.visit-persons, congress, 2021, 9",
        "petitions.calls, congress, 2021, 1",
        "petitions.online, congress, 2021, 1",
        "petitions.group-visits, congress, 2021, 1",
        "petitions.repeat, congress, 2021, 1",
        "relays.meetings, congress, 2021, 1",
        "relays.documents, congress, 2021, 1"
    })
    void counts(String metric, String org, String period, String value) {
        assertThat(IndependentCount.of(folder).value(metric, org, period)).isEqualByComparingTo(value);
    }

    @Test
    void keepsNoWithdrawnRecord() {
        IndependentCount count = IndependentCount.of(folder);

        assertThat(count.records("meetings")).isEqualTo(5);
        assertThat(count.records("documents")).isEqualTo(3);
        assertThat(count.records("petitions")).isEqualTo(5);
    }

    @Test
    void namesAnUnknownMetric() {
        IndependentCount count = IndependentCount.of(folder);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> count.value("meetings", "congress", "2021"))
                .withMessageStartingWith("metric: meetings (expected: one of ");
    }

    private void write(String file, String lines) throws IOException {
        Path directory = Files.createDirectories(folder.resolve("congress.a"));
        Files.writeString(directory.resolve(file + ".ndjson"), lines);
    }
}
