package io.conduct.petition.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.Finding;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.contract.payload.Petition;
import io.conduct.record.domain.Situation;
import io.conduct.service.problem.FieldError;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PetitionDomainTest {

    private static final JsonMapper JSON = PayloadJson.mapper();

    private final PetitionDomain domain = new PetitionDomain();

    @Test
    void acceptsTheExample() {
        ObjectNode submitted = (ObjectNode) PublicSchemas.example(RecordKind.PETITION);
        Petition example = JSON.treeToValue(submitted, Petition.class);

        assertThat(domain.prepare(submitted)).isEmpty();
        assertThat(domain.check(example)).isEmpty();
        assertThat(domain.normalise(example)).isEqualTo(example);
        assertThat(findings(example)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"petitioners\":[{\"name\":\"某某\"}],\"content\":\"反映某某问题\"}",
                "{\"petitioners\":[],\"content\":\"\"}",
                "{\"petitioners\":null,\"content\":null}"
            })
    void refusesPersonalDataWithoutRepeatingIt(String submitted) {
        assertThat(domain.prepare((ObjectNode) JSON.readTree(submitted)))
                .extracting(FieldError::pointer, FieldError::code, FieldError::detail)
                .containsExactly(
                        tuple(
                                "/petitioners",
                                "PERSONAL_DATA_REFUSED",
                                "personal data is not recorded: field-level encryption is not installed yet; leave it out"),
                        tuple(
                                "/content",
                                "PERSONAL_DATA_REFUSED",
                                "personal data is not recorded: field-level encryption is not installed yet; leave it out"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "notifiedOn":"2021-03-04"                                       | /notifiedOn
            "acceptedOn":"2021-03-04"                                       | /acceptedOn
            "concludedOn":"2021-03-04"                                      | /concludedOn
            "extendedOn":"2021-03-06"                                       | /extendedOn
            "acceptedOn":"2021-03-06","extendedOn":"2021-03-05"             | /extendedOn
            "supervisions":[{"on":"2021-03-05"},{},{"on":"2021-03-04"}]     | /supervisions/2/on
            """)
    void refusesDatesOutOfOrder(String properties, String pointer) {
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

    @Test
    void isPlacedByTheDayItIsReceivedAndSelectedByItsChannel() {
        Petition petition = petition("\"topic\":\"城乡建设\"");

        assertThat(domain.kind()).isEqualTo(RecordKind.PETITION);
        assertThat(domain.payloadType()).isEqualTo(Petition.class);
        assertThat(domain.businessDate(petition)).isEqualTo(LocalDate.of(2021, 3, 5));
        assertThat(domain.subKind(petition)).isEqualTo("LETTER");
    }

    private static Petition petition(String properties) {
        return JSON.readValue(
                "{\"channel\":\"LETTER\",\"receivedOn\":\"2021-03-05\",\"persons\":1," + properties + "}",
                Petition.class);
    }

    private List<Finding> findings(Petition petition) {
        return domain.assess(petition, Situation.alone(new RecordId("congress", "1")))
                .findings();
    }
}
