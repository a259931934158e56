package io.conduct.document.rules;

import static io.conduct.document.rules.TestDocuments.codes;
import static io.conduct.document.rules.TestDocuments.document;
import static io.conduct.document.rules.TestDocuments.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.Finding;
import io.conduct.contract.Finding.Severity;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shipped rule that is about content, in a test named after it, at its bounds and on its first day. */
class DocumentRulesTest {

    private final DocumentRules rules = TestDocuments.shipped();

    /** 整治形式主义为基层减负若干规定 (2024) 第2条, 一般. */
    @ParameterizedTest
    @CsvSource({
        "2024-08-06, IMPORTANT_WORK, 5000, ",
        "2024-08-06, IMPORTANT_WORK, 5001, 5000",
        "2024-08-06, SPECIFIC_TASK, 4000, ",
        "2024-08-06, SPECIFIC_TASK, 4001, 4000",
        "2024-08-05, SPECIFIC_TASK, 4001, ",
        "2016-01-01, IMPORTANT_WORK, 99999, ",
        "2024-08-06, RESEARCH_REPORT, 20000, ",
        "2024-08-06, OTHER, 20000, "
    })
    void tooLong(String day, String purpose, int characters, String limit) {
        assertThat(findings(rules, "'signedOn':'" + day + "','purpose':'" + purpose + "','characters':" + characters))
                .extracting(Finding::code, Finding::severity, Finding::limit, Finding::actual, Finding::pointer)
                .isEqualTo(
                        limit == null
                                ? List.of()
                                : List.of(tuple(
                                        "TOO_LONG",
                                        Severity.WARNING,
                                        limit,
                                        Integer.toString(characters),
                                        "/characters")));
    }

    /** TOO_LONG by the platform's own count, where it counted. */
    @Test
    void judgesTheLengthThatWasCounted() {
        String counted = "'signedOn':'2024-08-06','purpose':'SPECIFIC_TASK','characters':3900,"
                + "'counted':{'characters':4001,'rule':1}";

        assertThat(codes(rules, counted)).containsExactly("TOO_LONG", "CHARACTERS_DIFFER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'characters':99999", "'purpose':'SPECIFIC_TASK'"})
    void judgesNoLengthThatItCannotMeasure(String properties) {
        assertThat(codes(rules, "'signedOn':'2024-08-06'," + properties)).isEmpty();
    }

    /** 计字规则第1版: each 汉字, mark and Western word of the body counts 1, attachments do not. */
    @ParameterizedTest
    @CsvSource({"2000, 2000, 0", "1999, 2000, 1", "2001, 2000, 1"})
    void charactersDiffer(int given, int counted, int findings) {
        assertThat(findings(rules, "'characters':" + given + ",'counted':{'characters':" + counted + ",'rule':1}"))
                .hasSize(findings)
                .allSatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("CHARACTERS_DIFFER");
                    assertThat(finding.limit()).isEqualTo("2000");
                    assertThat(finding.actual()).isEqualTo(Integer.toString(given));
                    assertThat(finding.pointer()).isEqualTo("/counted/characters");
                });
    }

    /** 除中央和省、市委文件有明确要求的，一般不发配套类、分工类文件. */
    @ParameterizedTest
    @ValueSource(strings = {"SUPPORTING", "DIVISION_OF_WORK"})
    void unsupportedSupporting(String category) {
        assertThat(findings(rules, "'category':'" + category + "'"))
                .containsExactly(new Finding(
                        "UNSUPPORTED_SUPPORTING",
                        Severity.WARNING,
                        "0",
                        "1",
                        "本机关改进作风规定：除中央和省、市委文件有明确要求的，一般不发配套类、分工类文件",
                        "/category"));
        assertThat(codes(rules, "'category':'" + category + "','basis':'省委文件'")).isEmpty();
    }

    /** 整治形式主义为基层减负若干规定 (2024) 第1条, 严格控制. */
    @ParameterizedTest
    @CsvSource({"2024-08-05, 0", "2024-08-06, 1"})
    void unsupportedTemporary(String day, int findings) {
        String temporary = "'signedOn':'" + day + "','category':'TEMPORARY'";

        assertThat(codes(rules, temporary)).hasSize(findings).allMatch("UNSUPPORTED_TEMPORARY"::equals);
        assertThat(codes(rules, temporary + ",'basis':'市委文件'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'category':'GENERAL'", "'copies':1"})
    void asksNoOtherDocumentForABasis(String properties) {
        assertThat(codes(rules, "'signedOn':'2024-08-06'," + properties)).isEmpty();
    }

    /** 整治形式主义为基层减负若干规定 (2024) 第1条, 红头变白头、正式改便笺. */
    @ParameterizedTest
    @CsvSource({
        "2024-08-06, NOTICE, , WHITE_HEADER, 1",
        "2024-08-06, OPINION, , NOTE, 1",
        "2024-08-06, OTHER, SPECIFIC_TASK, NOTE, 1",
        "2024-08-06, OTHER, OTHER, NOTE, 0",
        "2024-08-06, LETTER, , WHITE_HEADER, 0",
        "2024-08-06, NOTICE, , RED_HEADER, 0",
        "2024-08-06, NOTICE, , TELEGRAM, 0",
        "2024-08-05, NOTICE, , WHITE_HEADER, 0"
    })
    void redHeaderEvaded(String day, String genre, String purpose, String form, int findings) {
        String properties = "'signedOn':'" + day + "','genre':'" + genre + "','form':'" + form + "'"
                + (purpose == null ? "" : ",'purpose':'" + purpose + "'");

        assertThat(findings(rules, properties)).hasSize(findings).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("RED_HEADER_EVADED");
            assertThat(finding.limit()).isEqualTo("RED_HEADER");
            assertThat(finding.actual()).isEqualTo(form);
            assertThat(finding.pointer()).isEqualTo("/form");
        });
    }

    /** 新增加内容不足30%的，不得发文 (local, 2019). */
    @ParameterizedTest
    @CsvSource({"29.99, 1", "30, 0", "30.00, 0", "0, 1", "100, 0"})
    void relayWithoutSubstance(String percent, int findings) {
        String relay = "'relays':{'newContentPercent':'" + percent + "'}";

        assertThat(findings(rules, relay)).hasSize(findings).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("RELAY_WITHOUT_SUBSTANCE");
            assertThat(finding.severity()).isEqualTo(Severity.VIOLATION);
            assertThat(finding.limit()).isEqualTo("30");
            assertThat(finding.actual()).isEqualTo(percent);
        });
        assertThat(codes(rules, "'signedOn':'2019-03-10'," + relay)).isEmpty();
        assertThat(codes(rules, "'relays':{'issuer':'省人大常委会'}")).isEmpty();
    }

    /** 党政机关公文处理工作条例 第十五条（一）, 原则上. */
    @ParameterizedTest
    @CsvSource({"REQUEST, 2, 1", "REPORT, 3, 1", "REPORT, 1, 0", "REQUEST, 0, 0", "NOTICE, 3, 0"})
    void tooManyRecipients(String genre, int recipients, int findings) {
        String properties = "'genre':'" + genre + "','recipients':["
                + String.join(",", Collections.nCopies(recipients, "'市委'")) + "]";

        assertThat(findings(rules, properties)).hasSize(findings).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("TOO_MANY_RECIPIENTS");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.limit()).isEqualTo("1");
            assertThat(finding.actual()).isEqualTo(Integer.toString(recipients));
        });
    }

    /** 党政机关公文处理工作条例 第十五条（四）, 一文一事. */
    @ParameterizedTest
    @CsvSource({
        "REQUEST, 关于增加人员编制等事项的请示, 等事项",
        "REQUEST, 关于调整办公用房等三个有关问题的请示, 等三个有关问题",
        "REQUEST, 关于两项工作经费若干问题的请示, 若干问题",
        "REQUEST, 关于优化营商环境有关事项的请示, ",
        "REQUEST, 关于召开第二次会议的请示, ",
        "REPLY, 关于增加人员编制等事项的批复, "
    })
    void requestOfSeveralMatters(String genre, String title, String said) {
        assertTitle("REQUEST_OF_SEVERAL_MATTERS", Severity.WARNING, genre, title, said);
    }

    /** 党政机关公文处理工作条例 第十五条（四）, 不得. */
    @ParameterizedTest
    @CsvSource({
        "REPORT, 关于信访工作情况的请示报告, 请示报告",
        "REPORT, 关于执法检查情况并恳请增加经费的报告, 并恳请",
        "REPORT, 关于请求拨付专项经费的报告, 请求拨付",
        "REPORT, 关于上半年工作情况的报告, ",
        "REPORT, 关于依申请公开工作情况的报告, ",
        "REPORT, 关于办理代表建议情况的报告, ",
        "REQUEST, 关于请求拨付专项经费的请示, "
    })
    void reportCarriesRequest(String genre, String title, String said) {
        assertTitle("REPORT_CARRIES_REQUEST", Severity.VIOLATION, genre, title, said);
    }

    @Test
    void findsNothingInAnOrdinaryDocumentOfAnyYear() {
        for (int year = 2016; year <= 2026; year++) {
            String properties = "'signedOn':'" + year + "-06-01','number':'市人常办〔" + year + "〕3号','numberForm':'NUMBER',"
                    + "'form':'RED_HEADER','category':'GENERAL','purpose':'SPECIFIC_TASK','characters':1800";
            assertThat(findings(rules, properties)).as("%d", year).isEmpty();
        }
    }

    @Test
    void changesItsDigestWithAnyRuleAndNotByReadingAgain() {
        assertThat(TestDocuments.shipped().digest()).isEqualTo(rules.digest());
        assertThat(DocumentRules.read(TestDocuments.SHIPPED.subList(0, 1)).digest())
                .isNotEqualTo(rules.digest());
    }

    private void assertTitle(String code, Severity severity, String genre, String title, String said) {
        List<Finding> found = rules.findingsIn(
                DocumentCase.of(document("'genre':'" + genre + "','title':'" + title + "'"), null), "congress");

        assertThat(found).hasSize(said == null ? 0 : 1).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.limit()).isEqualTo("0");
            assertThat(finding.actual()).isEqualTo(said);
            assertThat(finding.pointer()).isEqualTo("/title");
        });
    }
}
