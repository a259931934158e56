package io.conduct.document.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.Finding;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Document;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.document.rules.TestDocuments;
import io.conduct.record.domain.Situation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that an annual self-inspection report says of documents can be recorded, and what it checks is found. */
class SeedReportTest {

    private static final JsonMapper JSON = PayloadJson.mapper();

    private final DocumentDomain domain = new DocumentDomain(TestDocuments.shipped());

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            细化完善党组全面从严治党责任清单          | 'title':'关于印发《党组全面从严治党责任清单》的通知','number':'市人常办〔2021〕12号' |
            一般不发配套类文件                   | 'category':'SUPPORTING' | UNSUPPORTED_SUPPORTING
            一般不发分工类文件                   | 'category':'DIVISION_OF_WORK' | UNSUPPORTED_SUPPORTING
            中央和省、市委文件有明确要求的除外        | 'category':'DIVISION_OF_WORK','basis':'市委〔2021〕3号' |
            部署重要工作的文稿一般不超过规定字数        | 'signedOn':'2024-09-02','purpose':'IMPORTANT_WORK','characters':5001 | TOO_LONG
            部署专项工作或具体任务的文件一般不超过规定字数  | 'signedOn':'2024-09-02','purpose':'SPECIFIC_TASK','characters':4001 | TOO_LONG
            形成各类调研报告                    | 'genre':'REPORT','purpose':'RESEARCH_REPORT','characters':3000 |
            文件数量同比去年进一步压减               | 'genre':'NOTICE','reductionScope':true |
            以文件落实文件                     | 'relays':{'issuer':'省人大常委会','newContentPercent':'20'} | RELAY_WITHOUT_SUBSTANCE
            """)
    void records(String sentence, String properties, @Nullable String codes) {
        JsonNode payload = JSON.readTree(withDefaults(properties).replace('\'', '"'));

        assertThat(PublicSchemas.validator(RecordKind.DOCUMENT).validate(payload))
                .as(sentence)
                .isEmpty();
        Document document = domain.normalise(JSON.treeToValue(payload, Document.class));
        assertThat(domain.check(document)).as(sentence).isEmpty();
        assertThat(domain.assess(document, Situation.alone(new RecordId("congress", "FW-1")))
                        .findings())
                .extracting(Finding::code)
                .containsExactlyElementsOf(codes == null ? List.of() : Arrays.asList(codes.split(" ")));
    }

    private static String withDefaults(String properties) {
        String title = properties.contains("'title'") ? "" : "'title':'关于有关事项的通知',";
        String genre = properties.contains("'genre'") ? "" : "'genre':'NOTICE',";
        String day = properties.contains("'signedOn'") ? "" : "'signedOn':'2021-03-05',";
        return "{" + title + genre + day + properties + "}";
    }
}
