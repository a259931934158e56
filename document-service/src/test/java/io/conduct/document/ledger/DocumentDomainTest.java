package io.conduct.document.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.Finding;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Document;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.document.rules.DocumentRules;
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

class DocumentDomainTest {

    private static final JsonMapper JSON = PayloadJson.mapper();

    private final DocumentDomain domain =
            new DocumentDomain(DocumentRules.read(new ClassPathResource("rules/documents.yaml")));

    @Test
    void acceptsTheExample() {
        Document example = JSON.treeToValue(PublicSchemas.example(RecordKind.DOCUMENT), Document.class);

        assertThat(domain.check(example)).isEmpty();
        assertThat(domain.normalise(example)).isEqualTo(example);
        assertThat(findings(example)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/draftedOn, draftedOn, 2021-03-06", "/issuedOn, issuedOn, 2021-03-04"})
    void refusesDatesOutOfOrder(String pointer, String property, String day) {
        assertThat(domain.check(document("\"" + property + "\":\"" + day + "\"")))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple(pointer, "INCONSISTENT"));
    }

    @Test
    void acceptsDatesOfOneDay() {
        assertThat(domain.check(document("\"draftedOn\":\"2021-03-05\",\"issuedOn\":\"2021-03-05\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "机密★10年 关于有关事项的通知",
                "关于有关事项的通知（绝密★）",
                "秘密 ★1年",
                "（机密）关于有关事项的通知",
                "【秘密】关于有关事项的通知",
                "[绝密]关于有关事项的通知",
                "〔秘密 5年〕关于有关事项的通知",
                "\u3000（机密）通知"
            })
    void refusesASecretDocumentWithoutRepeatingIt(String title) {
        Document secret = JSON.readValue(
                JSON.writeValueAsString(JSON.createObjectNode()
                        .put("title", title)
                        .put("genre", "NOTICE")
                        .put("signedOn", "2021-03-05")),
                Document.class);

        assertThat(domain.check(secret)).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/title");
            assertThat(error.code()).isEqualTo("SECRET_REFUSED");
            assertThat(error.detail()).doesNotContain(title).doesNotContain("密");
        });
    }

    @Test
    void refusesASecretMarkInTheNumber() {
        assertThat(domain.check(document("\"number\":\"机密★市人常办〔2021〕3号\"")))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/number", "SECRET_REFUSED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"关于秘密载体管理的通知", "关于做好安全保密（含机密信息）工作的通知", "★关于先进集体的通报"})
    void acceptsADocumentAboutSecrecy(String title) {
        assertThat(SecretMark.isIn(title)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "市人常办〔2021〕12号, 市人常办〔2021〕12号",
        "市人常办[2021]12号, 市人常办〔2021〕12号",
        "市人常办［２０２１］１２号, 市人常办〔2021〕12号",
        "市人常办【2021】12号, 市人常办〔2021〕12号",
        "市人常办(2021)12号, 市人常办〔2021〕12号",
        "市人常办（2021）12号, 市人常办〔2021〕12号",
        "市人常办﹝2021﹞12号, 市人常办〔2021〕12号",
        "市人常办 〔 2021 〕 12 号, 市人常办〔2021〕12号",
        "市人常办\u3000〔2021〕12号, 市人常办〔2021〕12号",
        "某（试）办[2021]1号, 某（试）办〔2021〕1号",
        "公告第４４号, 公告第44号",
        "市办字〔201418), 市办字〔201418)",
        "第07号, 第07号"
    })
    void writesTheNumberInOneWay(String number, String canonical) {
        assertThat(domain.normalise(document("\"number\":\"" + number + "\"")).number())
                .isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"45.5", "45.50"})
    void writesPercentagesInOneWay(String share) {
        Document document = domain.normalise(document("\"relays\":{\"newContentPercent\":\"" + share + "\"}"));

        assertThat(JSON.writeValueAsString(document)).contains("\"newContentPercent\":\"45.50\"");
    }

    @Test
    void leavesWhatIsAbsentAbsent() {
        Document document = document("\"relays\":{\"issuer\":\"省人大常委会\"}");

        assertThat(domain.normalise(document)).isEqualTo(document);
    }

    @Test
    void isPlacedByTheDayItIsSignedAndSelectedByItsGenre() {
        Document document = document("\"copies\":1");

        assertThat(domain.kind()).isEqualTo(RecordKind.DOCUMENT);
        assertThat(domain.payloadType()).isEqualTo(Document.class);
        assertThat(domain.businessDate(document)).isEqualTo(LocalDate.of(2021, 3, 5));
        assertThat(domain.subKind(document)).isEqualTo("NOTICE");
    }

    @Test
    void reportsWhatTheRulesFind() {
        assertThat(findings(document("\"category\":\"SUPPORTING\"")))
                .extracting(Finding::code)
                .containsExactly("UNSUPPORTED_SUPPORTING");
    }

    private static Document document(String properties) {
        return JSON.readValue(
                "{\"title\":\"关于有关事项的通知\",\"genre\":\"NOTICE\",\"signedOn\":\"2021-03-05\"," + properties + "}",
                Document.class);
    }

    private List<Finding> findings(Document document) {
        return domain.assess(document, Situation.alone(new RecordId("congress", "1")))
                .findings();
    }
}
