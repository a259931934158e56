package io.conduct.document.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.Assessment;
import io.conduct.contract.Finding;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Document;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.document.rules.TestDocuments;
import io.conduct.record.domain.Peer;
import io.conduct.record.domain.Situation;
import io.conduct.service.problem.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DocumentDomainTest {

    private static final JsonMapper JSON = PayloadJson.mapper();
    private static final String NUMBER = "'number':'市人常办〔2021〕12号'";
    private static final RecordId ID = new RecordId("congress.general-office", "m");

    private final DocumentDomain domain = new DocumentDomain(TestDocuments.shipped());

    @Test
    void acceptsTheExample() {
        Document example = JSON.treeToValue(PublicSchemas.example(RecordKind.DOCUMENT), Document.class);

        assertThat(domain.check(example)).isEmpty();
        assertThat(domain.normalise(example)).isEqualTo(example);
        assertThat(assess(example).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/draftedOn, draftedOn, 2021-03-06", "/issuedOn, issuedOn, 2021-03-04"})
    void refusesDatesOutOfOrder(String pointer, String property, String day) {
        assertThat(domain.check(document("'" + property + "':'" + day + "'")))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple(pointer, "INCONSISTENT"));
    }

    @Test
    void acceptsDatesOfOneDay() {
        assertThat(domain.check(document("'draftedOn':'2021-03-05','issuedOn':'2021-03-05'")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "市人常办〔2021〕12号, 市人常办〔2021〕12号, ",
        "市人常办[2021]12号, 市人常办〔2021〕12号, ",
        "市人常办［２０２１］１２号, 市人常办〔2021〕12号, ",
        "市人常办 〔 2021 〕 12 号, 市人常办〔2021〕12号, ",
        "市人常办[2021]第012号, 市人常办〔2021〕12号, 市人常办[2021]第012号",
        "公告第４４号, 公告第44号, ",
        "第07号, 第7号, 第07号",
        "市办字〔201418), 市办字〔201418), "
    })
    void writesTheNumberInOneWayAndKeepsWhatIsOnThePaper(String number, String canonical, @Nullable String printed) {
        Document document = domain.normalise(document("'number':'" + number + "'"));

        assertThat(document.number()).isEqualTo(canonical);
        assertThat(document.numberAsPrinted()).isEqualTo(printed);
        assertThat(domain.check(document)).isEmpty();
        assertThat(domain.normalise(document)).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource({"市人常办〔2021〕013号", "无"})
    void refusesAnotherNumberOnThePaper(String printed) {
        Document document = domain.normalise(document(NUMBER + ",'numberAsPrinted':'" + printed + "'"));

        assertThat(domain.check(document))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/numberAsPrinted", "INCONSISTENT"));
    }

    @Test
    void refusesANumberOnThePaperWithoutANumber() {
        assertThat(domain.check(domain.normalise(document("'numberAsPrinted':'市人常办〔2021〕12号'"))))
                .extracting(FieldError::pointer)
                .containsExactly("/numberAsPrinted");
    }

    @Test
    void leavesOutANumberOnThePaperThatIsTheSame() {
        assertThat(domain.normalise(document(NUMBER + ",'numberAsPrinted':'市人常办[2021]12号'")))
                .isEqualTo(domain.normalise(document(NUMBER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"45.5", "45.50"})
    void writesPercentagesInOneWay(String share) {
        Document document = domain.normalise(document("'relays':{'newContentPercent':'" + share + "'}"));

        assertThat(JSON.writeValueAsString(document)).contains("\"newContentPercent\":\"45.50\"");
    }

    @Test
    void leavesWhatIsAbsentAbsent() {
        Document document = document("'relays':{'issuer':'省人大常委会'}");

        assertThat(domain.normalise(document)).isEqualTo(document);
    }

    @Test
    void isPlacedByTheDayItIsSignedAndSelectedByItsGenre() {
        Document document = document("'issuedOn':'2021-04-01','draftedOn':'2021-02-01'");

        assertThat(domain.kind()).isEqualTo(RecordKind.DOCUMENT);
        assertThat(domain.payloadType()).isEqualTo(Document.class);
        assertThat(domain.businessDate(document)).isEqualTo(LocalDate.of(2021, 3, 5));
        assertThat(domain.subKind(document)).isEqualTo("NOTICE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'number':'市人常办〔2021〕12号'                    | {'numberForm':'NUMBER','numberCode':'市人常办','numberYear':2021,'numberSequence':12}
            'number':'第16号'                                 | {'numberForm':'ORDER','numberSequence':16}
            'number':'第16号','genre':'ANNOUNCEMENT'          | {'numberForm':'ANNOUNCEMENT','numberSequence':16}
            'number':'第16号','genre':'MINUTES'               | {'numberForm':'ISSUE','numberSequence':16}
            'number':'〔2021〕3期'                            | {'numberForm':'ISSUE','numberYear':2021,'numberSequence':3}
            'number':'市办字〔201418)'                        | {}
            'number':'〔2021〕3号'                            | {}
            'number':'〔2021〕3号','numberForm':'ISSUE'       | {'numberForm':'ISSUE','numberYear':2021,'numberSequence':3}
            'number':'市人常办〔2021〕12号','numberForm':'NONE' | {'numberForm':'NUMBER','numberCode':'市人常办','numberYear':2021,'numberSequence':12}
            'copies':1                                        | {'numberForm':'NONE'}
            """)
    void derivesThePartsOfTheNumber(String properties, String parts) {
        ObjectNode derived = assess(document(properties)).derived();

        derived.remove(List.of("inReductionScope", "reductionScopeReason", "reductionScopeFrom"));
        assertThat(derived).isEqualTo(JSON.readTree(parts.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'number':'市人常办〔2021〕12号'",
                "'number':'市办字〔201418)','reductionScope':true",
                "'genre':'LETTER'",
                "'copies':1"
            })
    void derivesWhatItsSchemaDescribes(String properties) {
        assertThat(PublicSchemas.derivedValidator(RecordKind.DOCUMENT)
                        .validate(assess(document(properties)).derived()))
                .isEmpty();
    }

    @Test
    void saysWhyItCountsAndSinceWhenThatHolds() {
        assertThat(assess(document("'genre':'LETTER'")).derived().toString())
                .contains("\"inReductionScope\":false", "\"reductionScopeReason\":\"LETTER\"", "\"2012-12-04\"");
        assertThat(assess(document("'reductionScope':true")).derived().toString())
                .contains("\"inReductionScope\":true", "\"reductionScopeReason\":\"DECLARED\"")
                .doesNotContain("reductionScopeFrom");
    }

    @ParameterizedTest
    @CsvSource({
        "市人常办〔2021〕12号, NUMBER, 1",
        "市人常办〔2021〕12号, NONE, 1",
        "第16号, ORDER, 0",
        "〔2021〕3期, ISSUE, 0",
        "市办字〔201418), NUMBER, 0"
    })
    void relatesDocumentsByTheirProperNumberOnly(String number, String form, int keys) {
        assertThat(domain.lookupKeys(ID, document("'number':'" + number + "','numberForm':'" + form + "'")))
                .hasSize(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "congress.general-office/z congress.general-office/a congress/b, a, a",
        "congress.general-office/z, z, z",
        "congress/b, 其他单位, ",
        "congress.general-office.sub/b, 其他单位, ",
        "'', , "
    })
    void namesTheOtherDocumentWithItsNumber(String others, @Nullable String actual, @Nullable String sourceId) {
        Assessment assessment = domain.assess(document(NUMBER), situation(others));

        assertThat(assessment.findings().stream()
                        .map(Finding::actual)
                        .findFirst()
                        .orElse(null))
                .isEqualTo(actual);
        assertThat(assessment.derived().path("sameNumberAs").asString(null)).isEqualTo(sourceId);
    }

    private Situation<Document> situation(String others) {
        List<Peer<Document>> peers = Stream.of(others.split(" "))
                .filter(other -> !other.isEmpty())
                .map(other -> new Peer<>(RecordId.ofKey(other), LocalDate.of(2021, 1, 4), document(NUMBER)))
                .toList();
        return new Situation<>(ID, Map.of("市人常办〔2021〕12号", peers));
    }

    private static Document document(String properties) {
        return TestDocuments.document(properties);
    }

    private Assessment assess(Document document) {
        return domain.assess(document, Situation.alone(ID));
    }
}
