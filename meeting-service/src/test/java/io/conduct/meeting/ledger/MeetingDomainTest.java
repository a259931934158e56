package io.conduct.meeting.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.Finding;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.meeting.rules.MeetingRules;
import io.conduct.record.domain.Situation;
import io.conduct.service.problem.FieldError;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

class MeetingDomainTest {

    private static final JsonMapper JSON = PayloadJson.mapper();

    private final MeetingDomain domain =
            new MeetingDomain(MeetingRules.read(List.of(new ClassPathResource("rules/meetings.yaml"))));

    @Test
    void acceptsTheExample() {
        Meeting example = JSON.treeToValue(PublicSchemas.example(RecordKind.MEETING), Meeting.class);

        assertThat(domain.check(example)).isEmpty();
        assertThat(domain.normalise(example)).isEqualTo(example);
        assertThat(findings(example)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"startsAt\":\"2021-03-05T09:00:00+08:00\"",
                "\"endsAt\":\"2021-03-05T09:00:00+08:00\"",
                "\"startsAt\":\"2021-03-04T16:00:00Z\",\"endsAt\":\"2021-03-04T16:00:00.1Z\"",
                "\"startsAt\":\"2021-03-05T00:00:00+08:00\",\"endsAt\":\"2021-03-08T12:00:00+08:00\""
            })
    void acceptsTimesThatAgree(String times) {
        assertThat(domain.check(meeting(times))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "startsAt":"2021-03-05T09:00:00+08:00","endsAt":"2021-03-05T09:00:00+08:00"    | /endsAt
            "startsAt":"2021-03-05T09:00:00+08:00","endsAt":"2021-03-05T01:00:00Z"         | /endsAt
            "startsAt":"2021-03-05T09:00:00+08:00","endsAt":"2021-03-04T10:00:00+08:00"    | /endsAt
            "startsAt":"2021-03-04T23:59:59+08:00"                                         | /startsAt
            "startsAt":"2021-03-05T16:00:00Z"                                              | /startsAt
            "mergedInto":"HY-1"                                                            | /mergedInto
            """)
    void refusesPropertiesThatContradictEachOther(String properties, String pointer) {
        assertThat(domain.check(meeting(properties)))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple(pointer, "INCONSISTENT"));
    }

    @Test
    void asksWhereAMergedMeetingWent() {
        Meeting merged = JSON.readValue(
                "{\"title\":\"会议\",\"kind\":\"OTHER\",\"status\":\"MERGED\",\"heldOn\":\"2021-03-05\"}", Meeting.class);

        assertThat(domain.check(merged))
                .containsExactly(new FieldError("/mergedInto", "REQUIRED", "expected: present when status is MERGED"));
    }

    @Test
    void acceptsAMergedMeetingThatSaysWhereItWent() {
        Meeting merged = JSON.readValue(
                "{\"title\":\"会议\",\"kind\":\"OTHER\",\"status\":\"MERGED\",\"heldOn\":\"2021-03-05\",\"mergedInto\":\"HY-1\"}",
                Meeting.class);

        assertThat(domain.check(merged)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12\"", "\"12.0\"", "\"12.00\""})
    void writesMoneyInOneWay(String amount) {
        Meeting meeting = domain.normalise(meeting("\"expenses\":{\"meals\":" + amount + "}"));

        assertThat(JSON.writeValueAsString(meeting)).contains("\"expenses\":{\"meals\":\"12.00\"}");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.0, 1", "1.50, 1.5", "10, 10", "1e1, 10"})
    void writesDaysInOneWay(String days, String canonical) {
        Meeting meeting = domain.normalise(meeting("\"days\":" + days));

        assertThat(JSON.valueToTree(meeting).path("days").decimalValue().toString())
                .isEqualTo(canonical);
    }

    @Test
    void isPlacedByTheDayItIsHeldAndSelectedByItsKind() {
        Meeting meeting = meeting("\"agenda\":[]");

        assertThat(domain.kind()).isEqualTo(RecordKind.MEETING);
        assertThat(domain.payloadType()).isEqualTo(Meeting.class);
        assertThat(domain.businessDate(meeting)).isEqualTo(LocalDate.of(2021, 3, 5));
        assertThat(domain.subKind(meeting)).isEqualTo("PARTY_GROUP");
    }

    @Test
    void reportsWhatTheRulesFind() {
        Meeting meeting =
                meeting("\"agenda\":[{\"title\":\"一\"},{\"title\":\"二\"},{\"title\":\"三\"},{\"title\":\"四\"}]");

        assertThat(findings(meeting)).extracting(Finding::code).containsExactly("AGENDA_TOO_LONG");
    }

    private static Meeting meeting(String properties) {
        return JSON.readValue(
                "{\"title\":\"会议\",\"kind\":\"PARTY_GROUP\",\"status\":\"HELD\",\"heldOn\":\"2021-03-05\"," + properties
                        + "}",
                Meeting.class);
    }

    private List<Finding> findings(Meeting meeting) {
        return domain.assess(meeting, Situation.alone(new RecordId("congress", "1")))
                .findings();
    }
}
