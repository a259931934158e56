package io.conduct.petition.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.Assessment;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.contract.payload.Petition;
import io.conduct.petition.calendar.ShippedCalendar;
import io.conduct.petition.rules.PetitionRules;
import io.conduct.record.domain.Peer;
import io.conduct.record.domain.Situation;
import io.conduct.service.problem.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PetitionDomainTest {

    private static final JsonMapper JSON = PayloadJson.mapper();
    private static final RecordId ID = new RecordId("congress", "LX-2");

    private final PetitionDomain domain = new PetitionDomain(
            PetitionRules.read(List.of(new ClassPathResource("rules/petitions.yaml")), ShippedCalendar.read()));

    @Test
    void acceptsTheExample() {
        ObjectNode submitted = (ObjectNode) PublicSchemas.example(RecordKind.PETITION);
        Petition example = JSON.treeToValue(submitted, Petition.class);

        assertThat(domain.prepare(submitted)).isEmpty();
        assertThat(domain.check(example)).isEmpty();
        assertThat(domain.normalise(example)).isEqualTo(example);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "notifiedOn":"2021-03-04"                                       | /notifiedOn
            "acceptedOn":"2021-03-04"                                       | /acceptedOn
            "concludedOn":"2021-03-04"                                      | /concludedOn
            "acceptedOn":"2021-03-08","concludedOn":"2021-03-07"            | /concludedOn
            "extendedOn":"2021-03-06"                                       | /extendedOn
            "acceptedOn":"2021-03-06","extendedOn":"2021-03-05"             | /extendedOn
            "acceptedOn":"2021-03-06","extendedOn":"2021-03-09","concludedOn":"2021-03-08" | /extendedOn
            "supervisions":[{"on":"2021-03-05"},{},{"on":"2021-03-04"}]     | /supervisions/2/on
            "disposition":"NOT_ACCEPTED","acceptedOn":"2021-03-06"          | /acceptedOn
            "disposition":"NOT_ACCEPTED","result":"SUPPORTED"               | /result
            """)
    void refusesWhatCannotHaveHappened(String properties, String pointer) {
        assertThat(domain.check(petition(properties)))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple(pointer, "INCONSISTENT"));
    }

    @Test
    void namesEveryDateOutOfOrder() {
        assertThat(domain.check(petition("\"notifiedOn\":\"2021-03-04\",\"concludedOn\":\"2021-03-01\"")))
                .extracting(FieldError::pointer)
                .containsExactly("/notifiedOn", "/concludedOn");
    }

    @Test
    void acceptsEverythingOnOneDay() {
        String oneDay = "\"notifiedOn\":\"2021-03-05\",\"acceptedOn\":\"2021-03-05\",\"extendedOn\":\"2021-03-05\","
                + "\"concludedOn\":\"2021-03-05\",\"supervisions\":[{\"on\":\"2021-03-05\"}]";

        assertThat(domain.check(petition(oneDay))).isEmpty();
    }

    /** 登记 → 转送、交办、受理、不予受理 → 延期 → 办结, with stages left out but none gone back to. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "topic":"a"                                             | "disposition":"FORWARDED"                               |
            "topic":"a"                                             | "disposition":"NOT_ACCEPTED"                            |
            "topic":"a"                                             | "concludedOn":"2021-03-09"                              |
            "disposition":"FORWARDED"                               | "acceptedOn":"2021-03-06"                               |
            "disposition":"ASSIGNED"                                | "disposition":"SUPERVISED"                              |
            "disposition":"FORWARDED"                               | "disposition":"NOT_ACCEPTED"                            |
            "acceptedOn":"2021-03-06"                               | "acceptedOn":"2021-03-07"                               |
            "acceptedOn":"2021-03-06"                               | "acceptedOn":"2021-03-06","extendedOn":"2021-03-07"     |
            "acceptedOn":"2021-03-06","extendedOn":"2021-03-07"     | "concludedOn":"2021-03-09"                              |
            "concludedOn":"2021-03-09"                              | "concludedOn":"2021-03-10","satisfaction":"SATISFIED"   |
            "concludedOn":"2021-03-09"                              | "acceptedOn":"2021-03-06"                               | /concludedOn
            "concludedOn":"2021-03-09"                              | "disposition":"NOT_ACCEPTED"                            | /concludedOn
            "acceptedOn":"2021-03-06","extendedOn":"2021-03-07"     | "acceptedOn":"2021-03-06"                               | /extendedOn
            "acceptedOn":"2021-03-06"                               | "topic":"a"                                             | /acceptedOn
            "acceptedOn":"2021-03-06"                               | "disposition":"NOT_ACCEPTED"                            | /acceptedOn
            "disposition":"NOT_ACCEPTED"                            | "acceptedOn":"2021-03-06"                               | /disposition
            "disposition":"FORWARDED"                               | "topic":"a"                                             | /disposition
            """)
    void goesOnAndNeverBack(String before, String next, @Nullable String pointer) {
        List<FieldError> errors = domain.checkAmendment(petition(before), petition(next));

        if (pointer == null) {
            assertThat(errors).isEmpty();
        } else {
            assertThat(errors)
                    .extracting(FieldError::pointer, FieldError::code)
                    .containsExactly(tuple(pointer, "INCONSISTENT"));
        }
    }

    @Test
    void isPlacedByTheDayItIsReceivedAndSelectedByItsChannel() {
        Petition petition = petition("\"topic\":\"城乡建设\"");

        assertThat(domain.kind()).isEqualTo(RecordKind.PETITION);
        assertThat(domain.payloadType()).isEqualTo(Petition.class);
        assertThat(domain.businessDate(petition)).isEqualTo(LocalDate.of(2021, 3, 5));
        assertThat(domain.subKind(petition)).isEqualTo("LETTER");
    }

    /** 重复信访: an earlier petition of the org shares a trace of who it is from; the earliest is the original. */
    @Test
    void repeatsTheEarliestOfTheSamePerson() {
        Assessment assessment = domain.assess(
                petition("\"topic\":\"a\""),
                new Situation<>(
                        ID, Map.of("person:x", List.of(peer("LX-9", "2021-03-01"), peer("LX-1", "2020-12-31")))));

        assertThat(assessment.derived().path("repeat").booleanValue()).isTrue();
        assertThat(assessment.derived().path("repeatOf").stringValue()).isEqualTo("LX-1");
        assertThat(PublicSchemas.derivedValidator(RecordKind.PETITION).validate(assessment.derived()))
                .isEmpty();
    }

    @Test
    void repeatsNoLaterOneAndNoneThatSharesSomethingElse() {
        Assessment assessment = domain.assess(
                petition("\"topic\":\"a\""),
                new Situation<>(
                        ID,
                        Map.of(
                                "person:x",
                                List.of(peer("LX-1", "2021-03-06"), peer("LX-3", "2021-03-05")),
                                "record:congress/LX-2",
                                List.of(peer("LX-0", "2021-01-01")))));

        assertThat(assessment.derived().path("repeat").booleanValue()).isFalse();
        assertThat(assessment.derived().has("repeatOf")).isFalse();
    }

    /** 重复信访: what a department says it repeats should be recorded. */
    @Test
    void namesAnOriginalThatIsNotRecorded() {
        Petition repeat = petition("\"repeatOf\":\"LX-0\"");
        Assessment unknown = domain.assess(repeat, Situation.alone(ID));
        Assessment known = domain.assess(
                repeat, new Situation<>(ID, Map.of("record:congress/LX-0", List.of(peer("LX-0", "2021-01-01")))));

        assertThat(unknown.findings()).extracting("code").containsExactly("REPEAT_OF_UNKNOWN");
        assertThat(unknown.derived().path("repeatOf").stringValue()).isEqualTo("LX-0");
        assertThat(known.findings()).isEmpty();
        assertThat(domain.lookupKeys(ID, repeat))
                .containsExactlyInAnyOrder("record:congress/LX-2", "record:congress/LX-0");
    }

    private static Peer<Petition> peer(String sourceId, String receivedOn) {
        Petition petition = JSON.readValue(
                "{\"channel\":\"LETTER\",\"receivedOn\":\"" + receivedOn + "\",\"persons\":1}", Petition.class);
        return new Peer<>(new RecordId("congress", sourceId), petition.receivedOn(), petition);
    }

    private static Petition petition(String properties) {
        return JSON.readValue(
                "{\"channel\":\"LETTER\",\"receivedOn\":\"2021-03-05\",\"persons\":1," + properties + "}",
                Petition.class);
    }
}
