package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Meeting;
import io.conduct.service.data.DataNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * That a meeting which the expense rules are about was approved: on its own, or with the year's plan.
 *
 * @param planSuffices the classes whose approval is that of the plan; a meeting without a class is of the fourth
 */
record Approval(Head head, Set<Integer> planSuffices) implements MeetingRule {

    private static final String PLAN_SUFFICES = "planSuffices";
    private static final int LOWEST_CLASS = 4;

    static Approval read(DataNode rule) {
        Head head = Head.read(rule, PLAN_SUFFICES);
        Set<Integer> classes = new TreeSet<>();
        rule.required(PLAN_SUFFICES).items().forEach(item -> classes.add(item.integer(1, LOWEST_CLASS)));
        return new Approval(head, classes);
    }

    @Override
    public Stream<Finding> breachesIn(MeetingCase meeting) {
        boolean missing = meeting.isHeld()
                && meeting.isFunded()
                && meeting.meeting().approval() == null
                && !isApprovedWithThePlan(meeting);
        return findingIf(missing, "approval", "none", "/approval");
    }

    private boolean isApprovedWithThePlan(MeetingCase meeting) {
        Meeting payload = meeting.meeting();
        int meetingClass = payload.meetingClass() == null ? LOWEST_CLASS : payload.meetingClass();
        boolean approvedAsFarAsKnown = meeting.plan().state() == PlanStanding.State.UNCHECKED
                || meeting.plan().approved();
        return planSuffices.contains(meetingClass) && meeting.plan().isPlanned() && approvedAsFarAsKnown;
    }
}
