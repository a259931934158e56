package io.conduct.document.rules;

import static io.conduct.document.rules.TestDocuments.codes;
import static io.conduct.document.rules.TestDocuments.document;
import static io.conduct.document.rules.TestDocuments.findings;
import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.Finding;
import io.conduct.contract.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule about the number of a document. */
class NumberRulesTest {

    private final DocumentRules rules = TestDocuments.shipped();

    /** 党政机关公文处理工作条例 第九条（五）: 机关代字、年份、发文顺序号. */
    @Test
    void numberMalformed() {
        assertThat(findings(rules, "'number':'市办字〔201418)'"))
                .containsExactly(new Finding(
                        "NUMBER_MALFORMED",
                        Severity.WARNING,
                        "机关代字〔年份〕顺序号“号”",
                        "年份后缺少右括号；顺序号后缺少“号”字",
                        "《党政机关公文处理工作条例》第九条：发文字号由发文机关代字、年份、发文顺序号组成",
                        "/number"));
    }

    @ParameterizedTest
    @CsvSource({
        "第16号, ORDER, ORDER",
        "第16号, ANNOUNCEMENT, ANNOUNCEMENT",
        "〔2021〕3期, MINUTES, ISSUE",
        "〔2021〕3号, ANNOUNCEMENT, ANNOUNCEMENT",
        "（十三届）第四十四号, ANNOUNCEMENT, ANNOUNCEMENT"
    })
    void prescribesNoFormForOtherNumbers(String number, String genre, String form) {
        assertThat(codes(rules, "'number':'" + number + "','genre':'" + genre + "','numberForm':'" + form + "'"))
                .isEmpty();
    }

    /** GB/T 9704-2012 7.2.5: 六角括号, no 第 and no leading zeros. */
    @Test
    void numberNotConforming() {
        assertThat(findings(rules, "'number':'市人常办〔2021〕12号','numberAsPrinted':'市人常办[2021]第012号'"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("NUMBER_NOT_CONFORMING");
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.limit()).isEqualTo("市人常办〔2021〕12号");
                    assertThat(finding.actual()).isEqualTo("市人常办[2021]第012号");
                    assertThat(finding.pointer()).isEqualTo("/numberAsPrinted");
                });
    }

    /** 文号形式与文号相符: the declared form is the one the number has. */
    @ParameterizedTest
    @CsvSource({
        "市人常办〔2021〕12号, NUMBER, ",
        "市人常办〔2021〕12号, NONE, NUMBER",
        "市人常办〔2021〕12号, ISSUE, NUMBER",
        "第16号, NUMBER, ORDER",
        "市政府令第16号, ANNOUNCEMENT, ORDER",
        "市政府令〔2021〕16号, ORDER, ",
        "第5期, NUMBER, ISSUE"
    })
    void numberFormDiffers(String number, String declared, String recognised) {
        assertForm("'number':'" + number + "','numberForm':'" + declared + "'", declared, recognised);
    }

    @ParameterizedTest
    @CsvSource({"NONE, ", "NUMBER, NONE", "ISSUE, NONE"})
    void asksForTheNumberThatIsDeclared(String declared, String recognised) {
        assertForm("'numberForm':'" + declared + "'", declared, recognised);
    }

    /** 发文字号的年份: the year of the number is that of 签发日期. */
    @ParameterizedTest
    @CsvSource({"2021-01-01, ", "2021-12-31, ", "2022-01-01, 2022", "2020-12-31, 2020"})
    void numberYearDiffers(String day, String signed) {
        assertThat(findings(rules, "'signedOn':'" + day + "','number':'市人常办〔2021〕12号'"))
                .hasSize(signed == null ? 0 : 1)
                .allSatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("NUMBER_YEAR_DIFFERS");
                    assertThat(finding.limit()).isEqualTo(signed);
                    assertThat(finding.actual()).isEqualTo("2021");
                });
    }

    /** 同一机关代字、年份、顺序号只用于一件公文. */
    @Test
    void numberNotUnique() {
        DocumentCase one = DocumentCase.of(document("'number':'市人常办〔2021〕12号'"), "oa-77");

        assertThat(rules.findingsIn(one, "congress")).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("NUMBER_NOT_UNIQUE");
            assertThat(finding.severity()).isEqualTo(Severity.VIOLATION);
            assertThat(finding.limit()).isEqualTo("1");
            assertThat(finding.actual()).isEqualTo("oa-77");
            assertThat(finding.pointer()).isEqualTo("/number");
        });
    }

    private void assertForm(String properties, String declared, String recognised) {
        assertThat(findings(rules, properties))
                .hasSize(recognised == null ? 0 : 1)
                .allSatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("NUMBER_FORM_DIFFERS");
                    assertThat(finding.limit()).isEqualTo(declared);
                    assertThat(finding.actual()).isEqualTo(recognised);
                    assertThat(finding.pointer()).isEqualTo("/numberForm");
                });
    }
}
