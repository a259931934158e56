package io.conduct.meeting.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.Assessment;
import io.conduct.contract.Finding;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.meeting.rules.MeetingRules;
import io.conduct.record.domain.Peer;
import io.conduct.record.domain.Situation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What follows from a meeting, its plan and the meetings related to it. */
class MeetingAssessmentTest {

    private static final JsonMapper JSON = PayloadJson.mapper();
    private static final RecordId ID = new RecordId("congress.general-office", "HY-2");
    private static final String PLAN_KEY = "plan:congress.general-office:2021";
    private static final String PLAN = """
            {"items":[{"item":"一","name":"座谈会","budget":"100"},
             {"item":"二","name":"推进会","status":"CANCELLED"},{"item":"三","name":"现场会","status":"MERGED"}],
             "approvedOn":"2021-01-15"}""";

    private final MeetingDomain domain =
            new MeetingDomain(MeetingRules.read(List.of(new ClassPathResource("rules/meetings.yaml"))));

    @ParameterizedTest
    @CsvSource({"HELD, true", "PLANNED, true", "CANCELLED, true", "MERGED, false"})
    void countsAMergedMeetingOnceOnly(String status, boolean counts) {
        String merged = status.equals("MERGED") ? ",'mergedInto':'HY-1'" : "";

        assertThat(derived(meeting(status, merged)).path("countsAsMeeting").booleanValue())
                .isEqualTo(counts);
    }

    @Test
    void doesNotTakeALectureForAMeeting() {
        Meeting study = JSON.readValue("""
                {"title":"中心组学习","kind":"STUDY_SESSION","status":"HELD","heldOn":"2021-03-05",
                 "lectures":[{"topic":"一"},{"topic":"二"}]}""", Meeting.class);

        assertThat(domain.check(study)).isEmpty();
        assertThat(derived(study)).isEqualTo(JSON.readTree("{\"countsAsMeeting\":true,\"planned\":false}"));
    }

    @Test
    void saysOfTheExampleThatItIsPlannedAndFunded() {
        Meeting example = JSON.treeToValue(PublicSchemas.example(RecordKind.MEETING), Meeting.class);

        assertThat(derived(example)).isEqualTo(JSON.readTree("""
                {"countsAsMeeting":true,"planned":true,"ceilingYuan":"12375.00","funding":"GRANTED"}"""));
    }

    @Test
    void givesTheReasonsForRefusingFunding() {
        JsonNode derived = derived(meeting("HELD", ",'meetingClass':3,'participants':200,'venue':{'type':'OTHER'}"));

        assertThat(derived.path("funding").stringValue()).isEqualTo("REFUSED");
        assertThat(derived.path("fundingReasons")).isEqualTo(JSON.readTree("""
                ["NOT_APPROVED","OVER_SCALE","VENUE_NOT_ALLOWED"]"""));
    }

    @Test
    void takesAnItemForPlannedWhileNoPlanIsKnown() {
        assertThat(derived(planned("四")).path("planned").booleanValue()).isTrue();
        assertThat(derived(meeting("HELD", "")).path("planned").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "一, true, ''",
        "二, false, PLAN_ITEM_DROPPED",
        "三, false, PLAN_ITEM_DROPPED",
        "四, false, PLAN_ITEM_UNKNOWN"
    })
    void asksThePlanOfItsOrgAndYear(String item, boolean planned, String code) {
        Assessment assessment = domain.assess(planned(item), withPlan());

        assertThat(assessment.derived().path("planned").booleanValue()).isEqualTo(planned);
        assertThat(codes(assessment)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        assertAgreement(assessment.derived());
    }

    @Test
    void holdsAMeetingToTheBudgetOfItsItem() {
        Meeting dear = meeting("HELD", ",'planItem':'一','expenses':{'other':'100.01'}");

        assertThat(codes(domain.assess(dear, withPlan()))).containsExactly("EXPENSES_OVER_BUDGET");
    }

    @Test
    void dependsOnThePlanOnlyWhenItNamesAnItem() {
        assertThat(domain.sideKeys(ID, planned("一"))).containsExactly(PLAN_KEY);
        assertThat(domain.sideKeys(ID, meeting("HELD", ""))).isEmpty();
    }

    @Test
    void isFoundByItsOwnNumberAndByThatOfTheMeetingItWasMergedInto() {
        assertThat(domain.lookupKeys(ID, meeting("HELD", ""))).containsExactly("meeting:congress.general-office/HY-2");
        assertThat(domain.lookupKeys(ID, meeting("MERGED", ",'mergedInto':'HY-1'")))
                .containsExactlyInAnyOrder(
                        "meeting:congress.general-office/HY-2", "meeting:congress.general-office/HY-1");
    }

    @ParameterizedTest
    @CsvSource({
        "HY-1, HELD, ''",
        "HY-1, PLANNED, ''",
        "HY-1, CANCELLED, MERGED_INTO_NOT_HELD",
        "HY-1, MERGED, MERGED_INTO_NOT_HELD",
        "HY-2, HELD, MERGED_INTO_UNKNOWN",
        "HY-3, HELD, MERGED_INTO_UNKNOWN",
    })
    void looksAtTheMeetingItWasMergedInto(String target, String status, String code) {
        Meeting merged = meeting("MERGED", ",'mergedInto':'" + target + "'");
        Meeting one = meeting(status, status.equals("MERGED") ? ",'mergedInto':'HY-0'" : "");
        Peer<Meeting> peer = new Peer<>(new RecordId(ID.org(), "HY-1"), one.heldOn(), one);
        Situation<Meeting> situation =
                new Situation<>(ID, Map.of("meeting:congress.general-office/HY-1", List.of(peer)));

        assertThat(codes(domain.assess(merged, situation))).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void missesAMeetingOfAnotherOrgOrOneThatIsWithdrawn() {
        assertThat(codes(domain.assess(meeting("MERGED", ",'mergedInto':'HY-1'"), Situation.alone(ID))))
                .containsExactly("MERGED_INTO_UNKNOWN");
    }

    private static Situation<Meeting> withPlan() {
        return new Situation<>(ID, Map.of(), Map.of(PLAN_KEY, (ObjectNode) JSON.readTree(PLAN)));
    }

    private static Meeting planned(String item) {
        return meeting("HELD", ",'planItem':'" + item + "'");
    }

    private static Meeting meeting(String status, String properties) {
        String text = "{'title':'会议','kind':'OTHER','status':'" + status + "','heldOn':'2021-03-05'" + properties + "}";
        return JSON.readValue(text.replace('\'', '"'), Meeting.class);
    }

    private JsonNode derived(Meeting meeting) {
        ObjectNode derived = domain.assess(meeting, Situation.alone(ID)).derived();
        assertAgreement(derived);
        return derived;
    }

    private static void assertAgreement(ObjectNode derived) {
        assertThat(PublicSchemas.derivedValidator(RecordKind.MEETING).validate(derived))
                .isEmpty();
    }

    private static List<String> codes(Assessment assessment) {
        return assessment.findings().stream().map(Finding::code).toList();
    }
}
