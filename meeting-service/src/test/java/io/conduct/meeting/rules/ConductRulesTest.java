package io.conduct.meeting.rules;

import static io.conduct.meeting.rules.Meetings.DAY;
import static io.conduct.meeting.rules.Meetings.alone;
import static io.conduct.meeting.rules.Meetings.codes;
import static io.conduct.meeting.rules.Meetings.findings;
import static io.conduct.meeting.rules.Meetings.judge;
import static io.conduct.meeting.rules.Meetings.meeting;
import static io.conduct.meeting.rules.Meetings.severity;
import static io.conduct.meeting.rules.Meetings.withStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.Finding.Severity;
import io.conduct.meeting.rules.MeetingCase.Merger;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that are no number: place, approval, plan, funding, hospitality, relays. One test for each is named after it. */
class ConductRulesTest {

    private static final String CLASS = "'meetingClass':4,'planItem':'一'";
    private static final String COST = "'expenses':{'meals':'100'}";

    /** 财行〔2016〕214号：参会人员在50人以内且无外地代表的会议，原则上在单位内部会议室召开. */
    @Test
    void venueNotInternal() {
        String designated = "'venue':{'type':'DESIGNATED'},'staff':5,'participants':";

        assertThat(findings(MeetingCode.VENUE_NOT_INTERNAL, DAY, designated + 45))
                .containsExactly("INTERNAL < DESIGNATED at /venue/type");
        assertThat(findings(MeetingCode.VENUE_NOT_INTERNAL, DAY, designated + 46))
                .isEmpty();
        assertThat(findings(MeetingCode.VENUE_NOT_INTERNAL, DAY, designated + 45 + ",'outOfTown':1"))
                .isEmpty();
        assertThat(findings(MeetingCode.VENUE_NOT_INTERNAL, DAY, "'venue':{'type':'INTERNAL'},'participants':45"))
                .isEmpty();
        assertThat(severity(MeetingCode.VENUE_NOT_INTERNAL, meeting("OTHER", DAY, designated + 45)))
                .isEqualTo(Severity.WARNING);
    }

    /** 财行〔2016〕214号：参会人员在50人以内且无外地代表的会议，原则上不安排住宿. */
    @Test
    void lodgingNotNeeded() {
        String lodging = "'expenses':{'lodging':'0.5'},'participants':";

        assertThat(findings(MeetingCode.LODGING_NOT_NEEDED, DAY, lodging + 50))
                .containsExactly("0.00 < 0.50 at /expenses/lodging");
        assertThat(findings(MeetingCode.LODGING_NOT_NEEDED, DAY, lodging + 51)).isEmpty();
        assertThat(findings(MeetingCode.LODGING_NOT_NEEDED, DAY, lodging + 50 + ",'outOfTown':3"))
                .isEmpty();
        assertThat(findings(MeetingCode.LODGING_NOT_NEEDED, DAY, "'expenses':{'lodging':'0'},'participants':1"))
                .isEmpty();
    }

    /** 财行〔2016〕214号：会议实行定点管理. */
    @Test
    void venueNotDesignated() {
        assertThat(findings(MeetingCode.VENUE_NOT_DESIGNATED, DAY, CLASS + ",'venue':{'type':'OTHER'}"))
                .containsExactly("DESIGNATED < OTHER at /venue/type");
        assertThat(findings(MeetingCode.VENUE_NOT_DESIGNATED, DAY, CLASS + ",'venue':{'type':'DESIGNATED'}"))
                .isEmpty();
        assertThat(findings(MeetingCode.VENUE_NOT_DESIGNATED, DAY, "'venue':{'type':'OTHER'}"))
                .isEmpty();
    }

    /** 财行〔2016〕214号：传达、布置类会议优先采取电视电话、网络视频会议方式召开. */
    @Test
    void videoPreferred() {
        assertThat(findings(MeetingCode.VIDEO_PREFERRED, meeting("DEPLOYMENT", DAY, "'mode':'ON_SITE','outOfTown':1")))
                .containsExactly("VIDEO < ON_SITE at /mode");
        assertThat(findings(MeetingCode.VIDEO_PREFERRED, meeting("DEPLOYMENT", DAY, "'mode':'ON_SITE'")))
                .isEmpty();
        assertThat(findings(MeetingCode.VIDEO_PREFERRED, meeting("DEPLOYMENT", DAY, "'mode':'VIDEO','outOfTown':1")))
                .isEmpty();
    }

    /** 财行〔2016〕214号第四条、第七条：会议实行分类管理、分级审批. */
    @Test
    void approvalMissing() {
        assertThat(findings(MeetingCode.APPROVAL_MISSING, DAY, "'meetingClass':4"))
                .containsExactly("approval < none at /approval");
        assertThat(findings(MeetingCode.APPROVAL_MISSING, DAY, COST)).hasSize(1);
        assertThat(findings(MeetingCode.APPROVAL_MISSING, DAY, "'meetingClass':4,'approval':{'number':'1'}"))
                .isEmpty();
        assertThat(findings(MeetingCode.APPROVAL_MISSING, DAY, "")).isEmpty();
        assertThat(findings(MeetingCode.APPROVAL_MISSING, DAY, "'meetingClass':2,'statutory':true"))
                .isEmpty();
        assertThat(findings(MeetingCode.APPROVAL_MISSING, withStatus("PLANNED", "OTHER", DAY, "'meetingClass':4")))
                .isEmpty();
    }

    /** 财行〔2016〕214号第七条：二、三、四类会议随年度会议计划审批. */
    @Test
    void aMeetingIsApprovedWithThePlanThatWasApproved() {
        assertThat(findings(MeetingCode.APPROVAL_MISSING, DAY, CLASS)).isEmpty();
        assertThat(findings(MeetingCode.APPROVAL_MISSING, listed(true, null, CLASS)))
                .isEmpty();
        assertThat(findings(MeetingCode.APPROVAL_MISSING, listed(false, null, CLASS)))
                .hasSize(1);
        assertThat(findings(MeetingCode.APPROVAL_MISSING, listed(true, null, "'meetingClass':1")))
                .hasSize(1);
        assertThat(findings(MeetingCode.APPROVAL_MISSING, standing(PlanStanding.UNKNOWN, CLASS)))
                .hasSize(1);
    }

    /** 财行〔2016〕214号第七条：先审批、后召开. */
    @Test
    void approvedAfterwards() {
        String approval = "'meetingClass':4,'approval':{'approvedOn':'2021-03-0";

        assertThat(findings(MeetingCode.APPROVED_AFTERWARDS, DAY, approval + "5'}"))
                .isEmpty();
        assertThat(findings(MeetingCode.APPROVED_AFTERWARDS, DAY, approval + "6'}"))
                .containsExactly("2021-03-05 < 2021-03-06 at /approval/approvedOn");
    }

    /** 财行〔2016〕214号第七条：会议列入年度会议计划. */
    @Test
    void planItemUnknown() {
        assertThat(findings(MeetingCode.PLAN_ITEM_UNKNOWN, standing(PlanStanding.UNKNOWN, CLASS)))
                .containsExactly("LISTED < UNKNOWN at /planItem");
        assertThat(findings(MeetingCode.PLAN_ITEM_UNKNOWN, DAY, CLASS)).isEmpty();
        assertThat(findings(MeetingCode.PLAN_ITEM_UNKNOWN, DAY, "")).isEmpty();
    }

    /** 能不开的坚决不开，可合并的坚决合并. */
    @Test
    void planItemDropped() {
        assertThat(findings(MeetingCode.PLAN_ITEM_DROPPED, standing(PlanStanding.DROPPED, CLASS)))
                .containsExactly("LISTED < DROPPED at /planItem");
        assertThat(findings(MeetingCode.PLAN_ITEM_DROPPED, listed(true, null, CLASS)))
                .isEmpty();
    }

    /** 财行〔2016〕214号第五条：会议费预算执行中不得突破. */
    @Test
    void expensesOverBudget() {
        assertThat(findings(MeetingCode.EXPENSES_OVER_BUDGET, listed(true, "100.00", CLASS + "," + COST)))
                .isEmpty();
        assertThat(findings(MeetingCode.EXPENSES_OVER_BUDGET, listed(true, "99.99", CLASS + "," + COST)))
                .containsExactly("99.99 < 100.00 at /expenses");
    }

    /** 对未经批准召开的会议以及不符合会议规模和定点管理要求的会议，不予以核拨经费. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'meetingClass':4,'participants':5                                    | NOT_APPROVED
            'meetingClass':3,'planItem':'一','participants':151                   | OVER_SCALE
            'meetingClass':3,'planItem':'一','participants':100,'staff':11        | OVER_SCALE
            'meetingClass':4,'planItem':'一','venue':{'type':'OTHER'}             | VENUE_NOT_ALLOWED
            """)
    void fundingRefused(String properties, String reason) {
        assertThat(judge(meeting("OTHER", DAY, properties)).fundingRefusedFor().orElseThrow())
                .containsExactly(reason);
        assertThat(findings(MeetingCode.FUNDING_REFUSED, DAY, properties)).isEmpty();
        assertThat(findings(MeetingCode.FUNDING_REFUSED, DAY, properties + "," + COST))
                .containsExactly("0.00 < 100.00 at /expenses");
    }

    @Test
    void grantsFundingToWhatIsApprovedAndFits() {
        assertThat(judge(meeting("OTHER", DAY, CLASS + "," + COST)).fundingRefusedFor())
                .hasValueSatisfying(reasons -> assertThat(reasons).isEmpty());
    }

    @Test
    void decidesOnNoFundingWhereThereIsNothingToFund() {
        assertThat(judge(meeting("OTHER", DAY, "")).fundingRefusedFor()).isEmpty();
        assertThat(judge(withStatus("PLANNED", "OTHER", DAY, "'meetingClass':4"))
                        .fundingRefusedFor())
                .isEmpty();
    }

    /** 会议期间不宴请与会人员. */
    @Test
    void mealNotAllowed() {
        assertThat(findings(MeetingCode.MEAL_NOT_ALLOWED, DAY, "'mealForm':'BANQUET'"))
                .containsExactly("none < BANQUET at /mealForm");
        assertThat(findings(MeetingCode.MEAL_NOT_ALLOWED, "2025-05-02", "'mealForm':'BANQUET'"))
                .hasSize(1);
        assertThat(severity(MeetingCode.MEAL_NOT_ALLOWED, meeting("OTHER", DAY, "'mealForm':'BANQUET'")))
                .isEqualTo(Severity.VIOLATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUFFET", "SIMPLE", "NONE"})
    void allowsAPlainMeal(String form) {
        assertThat(codes(judge(meeting("OTHER", DAY, "'mealForm':'" + form + "'"))))
                .isEmpty();
    }

    /** 不上高档菜肴和烟酒，不发放纪念品. */
    @Test
    void extraNotAllowed() {
        assertThat(findings(MeetingCode.EXTRA_NOT_ALLOWED, DAY, "'extras':['ALCOHOL_TOBACCO','SOUVENIRS']"))
                .containsExactly("none < ALCOHOL_TOBACCO at /extras/0", "none < SOUVENIRS at /extras/1");
    }

    /** 不以会议贯彻会议. */
    @ParameterizedTest
    @CsvSource({"'', none", "',''ownMeasures'':false', false"})
    void relayWithoutMeasures(String measures, String actual) {
        String relays = "'relays':{'issuer':'省人大常委会'" + measures + "}";

        assertThat(findings(MeetingCode.RELAY_WITHOUT_MEASURES, DAY, relays))
                .containsExactly("true < " + actual + " at /relays");
        assertThat(findings(MeetingCode.RELAY_WITHOUT_MEASURES, DAY, "'relays':{'ownMeasures':true}"))
                .isEmpty();
    }

    /** 内部会议、年度工作会议和业务性会议，原则上不作报道. */
    @ParameterizedTest
    @ValueSource(strings = {"INTERNAL", "ANNUAL_WORK", "PROFESSIONAL"})
    void publicityNotAllowed(String kind) {
        assertThat(findings(MeetingCode.PUBLICITY_NOT_ALLOWED, meeting(kind, DAY, "'publicity':'ALLOWED'")))
                .containsExactly("NONE < ALLOWED at /publicity");
        assertThat(findings(MeetingCode.PUBLICITY_NOT_ALLOWED, meeting(kind, DAY, "'publicity':'NONE'")))
                .isEmpty();
        assertThat(findings(MeetingCode.PUBLICITY_NOT_ALLOWED, DAY, "'publicity':'REQUIRED'"))
                .isEmpty();
    }

    /** 地方组织法：法定会议是法律规定必须召开的会议. */
    @Test
    void statutoryDoubtful() {
        assertThat(findings(MeetingCode.STATUTORY_DOUBTFUL, meeting("SYMPOSIUM", DAY, "'statutory':true")))
                .containsExactly("false < true at /statutory");
        assertThat(findings(MeetingCode.STATUTORY_DOUBTFUL, meeting("SYMPOSIUM", DAY, "'statutory':false")))
                .isEmpty();
        assertThat(findings(MeetingCode.STATUTORY_DOUBTFUL, meeting("DIRECTORS", DAY, "'statutory':true")))
                .isEmpty();
    }

    /** 地方组织法：人民代表大会会议和常务委员会会议是法定会议. */
    @Test
    void statutoryDenied() {
        assertThat(findings(MeetingCode.STATUTORY_DENIED, meeting("PLENARY", DAY, "'statutory':false")))
                .containsExactly("true < false at /statutory");
        assertThat(findings(MeetingCode.STATUTORY_DENIED, meeting("PLENARY", DAY, "")))
                .isEmpty();
    }

    /** 可合并的坚决合并；套开的会议计为一次. */
    @ParameterizedTest
    @EnumSource(
            value = Merger.class,
            names = {"UNKNOWN", "ITSELF"})
    void mergedIntoUnknown(Merger merger) {
        assertThat(findings(MeetingCode.MERGED_INTO_UNKNOWN, merged(merger)))
                .containsExactly("HELD < " + merger + " at /mergedInto");
        assertThat(findings(MeetingCode.MERGED_INTO_NOT_HELD, merged(merger))).isEmpty();
    }

    /** 可合并的坚决合并；并入的会议应当实际召开. */
    @ParameterizedTest
    @EnumSource(
            value = Merger.class,
            names = {"MERGED", "CANCELLED"})
    void mergedIntoNotHeld(Merger merger) {
        assertThat(findings(MeetingCode.MERGED_INTO_NOT_HELD, merged(merger)))
                .containsExactly("HELD < " + merger + " at /mergedInto");
        assertThat(findings(MeetingCode.MERGED_INTO_UNKNOWN, merged(merger))).isEmpty();
    }

    @Test
    void findsNothingInAMeetingMergedIntoOneThatIsThere() {
        assertThat(codes(judge(merged(Merger.FOUND)))).isEmpty();
    }

    private static MeetingCase merged(Merger merger) {
        return new MeetingCase(
                withStatus("MERGED", "OTHER", DAY, "'mergedInto':'HY-1'"), PlanStanding.UNPLANNED, merger);
    }

    private static MeetingCase listed(boolean approved, @Nullable String budget, String properties) {
        return standing(PlanStanding.listed(approved, budget == null ? null : new BigDecimal(budget)), properties);
    }

    private static MeetingCase standing(PlanStanding plan, String properties) {
        return new MeetingCase(alone(meeting("OTHER", DAY, properties)).meeting(), plan, Merger.NONE);
    }
}
