package io.conduct.meeting.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.meeting.plan.PlanExecution.ItemExecution;
import io.conduct.meeting.plan.PlanExecution.PlannedMeeting;
import io.conduct.meeting.plan.PlanExecution.Totals;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanExecutionTest {

    private static final MeetingPlan PLAN = PayloadJson.mapper().readValue("""
            {"items":[{"item":"一","name":"座谈会","budget":"100.5"},{"item":"二","name":"推进会","status":"CANCELLED"},
             {"item":"三","name":"现场会","status":"MERGED"},{"item":"四","name":"研讨会"}]}""", MeetingPlan.class);

    private static final PlanExecution EXECUTION = PlanExecution.of(
            PLAN,
            List.of(
                    meeting("HY-6", "HELD", "2021-06-01", ",'planItem':'一','expenses':{'meals':'12.5'}"),
                    meeting("HY-1", "HELD", "2021-03-05", ",'planItem':'一','expenses':{'other':'7'}"),
                    meeting("HY-2", "MERGED", "2021-03-06", ",'planItem':'一','mergedInto':'HY-1'"),
                    meeting("HY-3", "CANCELLED", "2021-03-07", ",'planItem':'四','expenses':{'other':'9'}"),
                    meeting("HY-4", "HELD", "2021-04-01", ",'planItem':'二'"),
                    meeting("HY-5", "HELD", "2021-04-02", ",'planItem':'五'"),
                    meeting("HY-7", "HELD", "2021-01-02", ""),
                    meeting("HY-8", "PLANNED", "2021-12-02", ",'planItem':'四'")));

    @Test
    void listsTheMeetingsOfEachItemByDay() {
        ItemExecution first = EXECUTION.items().get(0);

        assertThat(first.meetings()).extracting(PlannedMeeting::sourceId).containsExactly("HY-1", "HY-2", "HY-6");
        assertThat(first)
                .extracting(ItemExecution::held, ItemExecution::merged, ItemExecution::budget, ItemExecution::expenses)
                .containsExactly(2, 1, "100.50", "19.50");
        assertThat(EXECUTION.items().get(3))
                .extracting(ItemExecution::held, ItemExecution::planned, ItemExecution::cancelled)
                .containsExactly(0, 1, 1);
    }

    @Test
    void listsWhatWasHeldOutsideThePlan() {
        assertThat(EXECUTION.unplanned()).extracting(PlannedMeeting::sourceId).containsExactly("HY-7", "HY-4", "HY-5");
    }

    @Test
    void addsEverythingUp() {
        assertThat(EXECUTION.totals()).isEqualTo(new Totals(4, 2, 1, 1, 1, 5, 2, 3, 1, 1, "19.50"));
    }

    @Test
    void ofAnEmptyPlanEverythingIsUnplanned() {
        PlanExecution execution = PlanExecution.of(
                new MeetingPlan(List.of(), null, null), List.of(meeting("HY-1", "HELD", "2021-03-05", "")));

        assertThat(execution.unplanned()).hasSize(1);
        assertThat(execution.totals()).isEqualTo(new Totals(0, 0, 0, 0, 0, 1, 0, 1, 0, 0, "0.00"));
    }

    private static PlannedMeeting meeting(String sourceId, String status, String heldOn, String properties) {
        String text =
                "{'title':'会议','kind':'OTHER','status':'" + status + "','heldOn':'" + heldOn + "'" + properties + "}";
        return PlannedMeeting.of(sourceId, PayloadJson.mapper().readValue(text.replace('\'', '"'), Meeting.class));
    }
}
