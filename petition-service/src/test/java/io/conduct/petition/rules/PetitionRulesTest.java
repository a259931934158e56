package io.conduct.petition.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.contract.payload.Petition;
import io.conduct.petition.calendar.ShippedCalendar;
import io.conduct.service.data.DataFileException;
import io.conduct.testkit.RuleTests;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class PetitionRulesTest {

    private static final String ORG = "congress.general-office";

    private final PetitionRules rules = rules();

    /** 信访条例 (2005), Article 22; 信访工作条例 (2022), Article 23: within 15 days of receipt. */
    @ParameterizedTest
    @CsvSource({
        "2021-03-05, 2021-03-20, ,",
        "2021-03-05, 2021-03-21, 16, 第二十二条",
        "2022-04-30, 2022-05-16, 16, 第二十二条",
        "2022-05-01, 2022-05-16, ,",
        "2022-05-01, 2022-05-17, 16, 第二十三条"
    })
    void notifiedLate(String receivedOn, String notifiedOn, String actual, String article) {
        List<Finding> findings = findings("LETTER", receivedOn, "\"notifiedOn\":\"" + notifiedOn + "\"");

        expect(findings, "NOTIFIED_LATE", Finding.Severity.VIOLATION, "15", actual, "/notifiedOn", article);
    }

    /** Articles 22 and 23: not where the petitioner's name or address is unclear. */
    @Test
    void nobodyIsNotifiedOfAnAnonymousPetition() {
        PetitionCase anonymous = caseOf("LETTER", "2021-03-05", "\"anonymous\":true,\"notifiedOn\":\"2021-05-05\"", 0);

        assertThat(rules.notifyDueOn(anonymous, ORG)).isEmpty();
        assertThat(rules.findingsIn(anonymous, ORG)).isEmpty();
    }

    /** 信访条例 (2005), Article 33; 信访工作条例 (2022), Article 34: within 60 days of acceptance. */
    @ParameterizedTest
    @CsvSource({
        "2021-03-05, 2021-03-06, 2021-05-05, ,", "2021-03-05, 2021-03-06, 2021-05-06, 61, 第三十三条",
        "2023-03-05, 2023-03-06, 2023-05-05, ,", "2023-03-05, 2023-03-06, 2023-05-06, 61, 第三十四条"
    })
    void concludedLate(String receivedOn, String acceptedOn, String concludedOn, String actual, String article) {
        List<Finding> findings = findings(
                "LETTER",
                receivedOn,
                "\"purpose\":\"APPEAL\",\"acceptedOn\":\"" + acceptedOn + "\",\"concludedOn\":\"" + concludedOn + "\"");

        expect(findings, "CONCLUDED_LATE", Finding.Severity.VIOLATION, "60", actual, "/concludedOn", article);
    }

    /** 信访工作条例 (2022), Article 34: an extension gives up to 30 days more. */
    @ParameterizedTest
    @CsvSource({"2023-06-04, ,", "2023-06-05, 91, 第三十四条"})
    void concludedLateInSpiteOfAnExtension(String concludedOn, String actual, String article) {
        List<Finding> findings = findings(
                "LETTER",
                "2023-03-05",
                "\"purpose\":\"APPEAL\",\"acceptedOn\":\"2023-03-06\",\"extendedOn\":\"2023-05-05\",\"concludedOn\":\""
                        + concludedOn + "\"");

        expect(findings, "CONCLUDED_LATE", Finding.Severity.VIOLATION, "90", actual, "/concludedOn", article);
    }

    /** 信访工作条例 (2022), Article 34: an extension is approved while the period still runs. */
    @ParameterizedTest
    @CsvSource({"2023-05-05, ,", "2023-05-06, 61, 第三十四条"})
    void extendedLate(String extendedOn, String actual, String article) {
        List<Finding> findings = findings(
                "LETTER",
                "2023-03-05",
                "\"purpose\":\"APPEAL\",\"acceptedOn\":\"2023-03-06\",\"extendedOn\":\"" + extendedOn + "\"");

        expect(findings, "EXTENDED_LATE", Finding.Severity.WARNING, "60", actual, "/extendedOn", article);
    }

    /** 信访工作条例 (2022), Article 34 binds 申诉求决 only; the regulation of 2005 bound every petition. */
    @ParameterizedTest
    @CsvSource({
        "2021-03-05, SUGGESTION, 2021-05-05",
        "2023-03-05, APPEAL, 2023-05-05",
        "2023-03-05, SUGGESTION,",
        "2023-03-05, ACCUSATION,"
    })
    void concludesWhatThePeriodIsAbout(String receivedOn, String purpose, LocalDate due) {
        PetitionCase accepted = caseOf(
                "LETTER",
                receivedOn,
                "\"purpose\":\"" + purpose + "\",\"acceptedOn\":\""
                        + LocalDate.parse(receivedOn).plusDays(1) + "\"",
                0);

        assertThat(rules.concludeDueOn(accepted, ORG).orElse(null)).isEqualTo(due);
    }

    @Test
    void runsNoPeriodWithoutAcceptanceOrForTheCourts() {
        PetitionCase open = caseOf("LETTER", "2021-03-05", "\"concludedOn\":\"2021-12-31\"", 0);
        PetitionCase forCourts =
                caseOf("LETTER", "2021-03-05", "\"acceptedOn\":\"2021-03-06\",\"litigationRelated\":true", 0);

        assertThat(rules.concludeDueOn(open, ORG)).isEmpty();
        assertThat(rules.concludeDueOn(forCourts, ORG)).isEmpty();
    }

    /** 信访工作条例 (2022), Article 23: an objection within 5 working days. */
    @ParameterizedTest
    @CsvSource({"2022-09-28, 2022-10-10", "2022-05-01, 2022-05-10", "2021-03-05,", "2026-12-29,"})
    void objectsWithinWorkingDays(String receivedOn, LocalDate due) {
        assertThat(rules.objectionDueOn(caseOf("LETTER", receivedOn, "\"topic\":\"a\"", 0), ORG)
                        .orElse(null))
                .isEqualTo(due);
    }

    /** 信访条例 (2005), Article 18; 信访工作条例 (2022), Article 20: at most 5 representatives. */
    @ParameterizedTest
    @CsvSource({
        "VISIT, 2021-03-05, 5, ,",
        "VISIT, 2021-03-05, 6, 6, 第十八条",
        "VISIT, 2022-05-01, 6, 6, 第二十条",
        "LETTER, 2022-05-01, 6, ,"
    })
    void tooManyRepresentatives(String channel, String receivedOn, int named, String actual, String article) {
        List<Finding> findings = rules.findingsIn(caseOf(channel, receivedOn, "\"topic\":\"a\"", named), ORG);

        expect(findings, "TOO_MANY_REPRESENTATIVES", Finding.Severity.VIOLATION, "5", actual, "/petitioners", article);
    }

    /** 集体访: a visit by 5 persons or more. */
    @ParameterizedTest
    @CsvSource({"VISIT, 5, true", "VISIT, 4, false", "LETTER, 50, false"})
    void groupVisit(String channel, int persons, boolean group) {
        Petition petition = PayloadJson.mapper()
                .readValue(
                        "{\"channel\":\"" + channel + "\",\"receivedOn\":\"2021-03-05\",\"persons\":" + persons + "}",
                        Petition.class);

        assertThat(rules.isGroupVisit(rules.caseOf(petition, OptionalInt.empty(), true), ORG))
                .isEqualTo(group);
    }

    /** 满意度评价 follows conclusion. */
    @Test
    void ratedBeforeConclusion() {
        List<Finding> open = findings("LETTER", "2021-03-05", "\"satisfaction\":\"SATISFIED\"");
        List<Finding> done =
                findings("LETTER", "2021-03-05", "\"satisfaction\":\"SATISFIED\",\"concludedOn\":\"2021-03-08\"");

        expect(open, "RATED_BEFORE_CONCLUSION", Finding.Severity.WARNING, "concluded", "open", "/satisfaction", "满意度");
        assertThat(done).isEmpty();
    }

    /** 登记要求：重复信访应当注明本单位已登记的原件. */
    @Test
    void repeatOfUnknown() {
        PetitionCase known = caseOf("LETTER", "2021-03-05", "\"repeatOf\":\"XF-1\"", 0);
        PetitionCase unknown = new PetitionCase(known.petition(), known.petitioners(), false, known.calendar());

        expect(
                rules.findingsIn(unknown, ORG),
                "REPEAT_OF_UNKNOWN",
                Finding.Severity.WARNING,
                "recorded",
                "XF-1",
                "/repeatOf",
                "重复信访");
        assertThat(rules.findingsIn(known, ORG)).isEmpty();
    }

    @Test
    void tellsOfEveryRuleInATestOfItsName() {
        assertThat(RuleTests.missing()).isEmpty();
    }

    /** Provincial regulations had periods of their own: 浙江 (2016) 30 days and up to 60 more. */
    @Test
    void letsAnOrgFollowItsProvince() {
        String local = """
                rules:
                  - code: CONCLUDED_LATE
                    severity: violation
                    jurisdiction: provincial
                    org: congress
                    from: 2017-01-01
                    to: 2022-04-30
                    days: 30
                    extensionDays: 60
                    dayType: calendar
                    rollOver: next_working_day
                    purposes: [APPEAL]
                    text: 省信访条例
                """;
        PetitionRules provincial = PetitionRules.read(
                List.of(
                        new ClassPathResource("rules/petitions.yaml"),
                        new ByteArrayResource(local.getBytes(StandardCharsets.UTF_8))),
                ShippedCalendar.read());
        PetitionCase accepted =
                caseOf("LETTER", "2021-01-08", "\"purpose\":\"APPEAL\",\"acceptedOn\":\"2021-01-15\"", 0);

        assertThat(provincial.concludeDueOn(accepted, ORG)).contains(LocalDate.of(2021, 2, 18));
        assertThat(provincial.concludeDueOn(accepted, "elsewhere")).contains(LocalDate.of(2021, 3, 16));
        assertThat(provincial.digest()).isNotEqualTo(rules.digest());
    }

    @Test
    void refusesARuleFileWithFileAndLine() {
        ByteArrayResource broken = new ByteArrayResource("""
                rules:
                  - code: NOTIFIED_LATE
                    severity: violation
                    jurisdiction: national
                    from: 2005-05-01
                    days: 0
                    dayType: calendar
                    rollOver: none
                    text: a
                """.getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> PetitionRules.read(List.of(broken), ShippedCalendar.read()))
                .withMessageContaining("0 (expected: 1 to 3650)");
    }

    private static PetitionRules rules() {
        return PetitionRules.read(List.of(new ClassPathResource("rules/petitions.yaml")), ShippedCalendar.read());
    }

    private List<Finding> findings(String channel, String receivedOn, String properties) {
        return rules.findingsIn(caseOf(channel, receivedOn, properties, 0), ORG);
    }

    private PetitionCase caseOf(String channel, String receivedOn, String properties, int named) {
        Petition petition = PayloadJson.mapper()
                .readValue(
                        "{\"channel\":\"" + channel + "\",\"receivedOn\":\"" + receivedOn + "\",\"persons\":1,"
                                + properties + "}",
                        Petition.class);
        return rules.caseOf(petition, named == 0 ? OptionalInt.empty() : OptionalInt.of(named), true);
    }

    private static void expect(
            List<Finding> findings,
            String code,
            Finding.Severity severity,
            String limit,
            @Nullable String actual,
            String pointer,
            @Nullable String article) {
        if (actual == null) {
            assertThat(findings).isEmpty();
            return;
        }
        assertThat(findings)
                .extracting(Finding::code, Finding::severity, Finding::limit, Finding::actual, Finding::pointer)
                .containsExactly(tuple(code, severity, limit, actual, pointer));
        assertThat(findings.get(0).rule()).contains(article);
    }
}
