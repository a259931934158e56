package io.conduct.petition.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.Assessment;
import io.conduct.contract.Finding;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.contract.payload.Petition;
import io.conduct.petition.calendar.ShippedCalendar;
import io.conduct.petition.rules.PetitionRules;
import io.conduct.record.domain.Situation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that an annual self-inspection report says of petitions can be recorded, and what it checks is found. */
class SeedReportTest {

    private static final JsonMapper JSON = PayloadJson.mapper();

    private final PetitionDomain domain = new PetitionDomain(
            PetitionRules.read(List.of(new ClassPathResource("rules/petitions.yaml")), ShippedCalendar.read()));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            办理群众来信           | 'channel':'LETTER','persons':1,'disposition':'ANSWERED' |
            联名信计一件           | 'channel':'LETTER','persons':12 |
            接待人民群众来访         | 'channel':'VISIT','persons':3 |
            集体访              | 'channel':'VISIT','persons':8,'personsAffected':40 |
            接听群众来电           | 'channel':'CALL','persons':1 |
            网上信访             | 'channel':'ONLINE','persons':1 |
            转送               | 'channel':'LETTER','persons':1,'disposition':'FORWARDED' |
            加强跟踪督办           | 'channel':'LETTER','persons':1,'disposition':'SUPERVISED','supervisions':[{'on':'2021-03-20','by':'信访室'}] |
            及时回应群众关切         | 'channel':'LETTER','persons':1,'notifiedOn':'2021-03-20' |
            超过15日告知          | 'channel':'LETTER','persons':1,'notifiedOn':'2021-03-21' | NOTIFIED_LATE
            超过60日办结          | 'channel':'LETTER','persons':1,'acceptedOn':'2021-03-05','concludedOn':'2021-05-05' | CONCLUDED_LATE
            群众评价             | 'channel':'LETTER','persons':1,'acceptedOn':'2021-03-05','concludedOn':'2021-03-30','satisfaction':'SATISFIED' |
            """)
    void records(String sentence, String properties, @Nullable String codes) {
        JsonNode payload = JSON.readTree(("{'receivedOn':'2021-03-05'," + properties + "}").replace('\'', '"'));

        assertThat(PublicSchemas.validator(RecordKind.PETITION).validate(payload))
                .as(sentence)
                .isEmpty();
        Petition petition = JSON.treeToValue(payload, Petition.class);
        assertThat(domain.check(petition)).as(sentence).isEmpty();
        Assessment assessment = domain.assess(petition, Situation.alone(new RecordId("congress", "XF-1")));
        assertThat(assessment.findings())
                .extracting(Finding::code)
                .containsExactlyElementsOf(codes == null ? List.of() : Arrays.asList(codes.split(" ")));
    }
}
