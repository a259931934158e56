package io.conduct.document.rules;

import static io.conduct.document.rules.TestDocuments.document;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** What counts in the statistics on fewer documents (精简文件统计范围). */
class ReductionScopeTest {

    private static final LocalDate USUAL = LocalDate.of(2012, 12, 4);

    private final DocumentRules rules = TestDocuments.shipped();

    @ParameterizedTest
    @CsvSource({
        "NOTICE, 关于做好有关工作的通知, INCLUDED",
        "OPINION, 关于加强有关工作的意见, INCLUDED",
        "CIRCULAR, 关于有关情况的通报, INCLUDED",
        "REPLY, 关于有关事项的批复, INCLUDED",
        "OTHER, 工作要点, INCLUDED",
        "LETTER, 关于商请支持的函, LETTER",
        "REPORT, 关于有关情况的报告, UPWARD",
        "REQUEST, 关于有关事项的请示, UPWARD",
        "PROPOSAL, 关于有关事项的议案, UPWARD",
        "MINUTES, 专题会议纪要, MINUTES",
        "RESOLUTION, 关于有关事项的决议, STATUTORY",
        "DECISION, 关于有关事项的决定, STATUTORY",
        "ANNOUNCEMENT, 关于有关事项的公告, STATUTORY",
        "COMMUNIQUE, 关于有关事项的公报, STATUTORY",
        "NOTICE, 关于某同志任职的通知, PERSONNEL",
        "NOTICE, 关于人事任免事项的通知, PERSONNEL",
        "DECISION, 关于免去某同志职务的决定, PERSONNEL",
        "NOTICE, 关于做好防汛工作的通知, EMERGENCY",
        "NOTICE, 关于疫情防控工作的通知, EMERGENCY",
        "NOTICE, 关于启动应急响应的通知, EMERGENCY",
        "NOTICE, 关于修订应急预案编制办法的通知, INCLUDED"
    })
    void excludesTheUsual(String genre, String title, String reason) {
        assertThat(scope("'genre':'" + genre + "','title':'" + title + "'"))
                .isEqualTo(new ReductionScope(reason.equals("INCLUDED"), reason, USUAL));
    }

    @Test
    void excludesAnImmediateTelegram() {
        assertThat(scope("'urgency':'TELEGRAM_IMMEDIATE'").reason()).isEqualTo("EMERGENCY");
        assertThat(scope("'urgency':'TELEGRAM_ROUTINE'").included()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, RELAY", "0.00, RELAY", "0.01, INCLUDED"})
    void excludesARelayThatAddsNothing(String percent, String reason) {
        assertThat(scope("'relays':{'newContentPercent':'" + percent + "'}").reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"NOTICE, false", "NOTICE, true", "LETTER, true", "LETTER, false"})
    void countsAsItsSenderDeclares(String genre, boolean declared) {
        assertThat(scope("'genre':'" + genre + "','reductionScope':" + declared))
                .isEqualTo(new ReductionScope(declared, "DECLARED", null));
    }

    @Test
    void countsEverythingOnADayWithoutAScope() {
        assertThat(scope("'genre':'LETTER','signedOn':'2012-12-03'"))
                .isEqualTo(new ReductionScope(true, "INCLUDED", null));
    }

    @ParameterizedTest
    @CsvSource({
        "congress.general-office, 2022-01-01, BULLETIN, 2022-01-01",
        "congress, 2021-12-31, INCLUDED, 2012-12-04",
        "other, 2022-01-01, INCLUDED, 2012-12-04"
    })
    void appliesTheScopeOfTheNearestOrgOnItsDays(String org, String day, String reason, LocalDate from) {
        DocumentRules local = TestDocuments.shippedAnd(new ClassPathResource("rules/examples/local.yaml"));

        ReductionScope scope = local.scopeOf(document("'form':'BULLETIN','signedOn':'" + day + "'"), org);

        assertThat(scope.reason()).isEqualTo(reason);
        assertThat(scope.from()).isEqualTo(from);
    }

    private ReductionScope scope(String properties) {
        return rules.scopeOf(document(properties), "congress.general-office");
    }
}
