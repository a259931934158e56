package io.conduct.meeting.ledger;

import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.meeting.plan.MeetingPlan;
import io.conduct.meeting.rules.PlanStanding;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How meetings stand to plans. */
final class Standings {

    private Standings() {}

    /** How {@code meeting} stands to the plan of its org and year; null when none is kept. */
    static PlanStanding in(@Nullable ObjectNode plan, Meeting meeting) {
        String item = meeting.planItem();
        if (item == null) {
            return PlanStanding.UNPLANNED;
        }
        return plan == null
                ? PlanStanding.UNCHECKED
                : in(PayloadJson.mapper().treeToValue(plan, MeetingPlan.class), item);
    }

    private static PlanStanding in(MeetingPlan plan, String item) {
        return plan.find(item)
                .map(found -> found.mayBeHeld()
                        ? PlanStanding.listed(
                                plan.hasApproval(), found.budget() == null ? null : new BigDecimal(found.budget()))
                        : PlanStanding.DROPPED)
                .orElse(PlanStanding.UNKNOWN);
    }
}
