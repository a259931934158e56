package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Meeting;
import io.conduct.record.rules.Rule;
import io.conduct.record.rules.RuleTerms;
import io.conduct.service.data.DataNode;
import java.util.stream.Stream;

/** One rule on meetings. Implementations are records of data only, because their text tells whether rules changed. */
interface MeetingRule extends Rule<MeetingCase> {

    /** What it has in common with the others. */
    Head head();

    /** Where a meeting that it is about does not meet it. */
    Stream<Finding> breachesIn(MeetingCase meeting);

    @Override
    default RuleTerms terms() {
        return head().terms();
    }

    @Override
    default String code() {
        return head().code().name();
    }

    @Override
    default Stream<Finding> findingsIn(MeetingCase meeting) {
        return head().scope().covers(meeting.meeting()) ? breachesIn(meeting) : Stream.empty();
    }

    /** The finding where {@code breached}. */
    default Stream<Finding> findingIf(boolean breached, Object limit, Object actual, String pointer) {
        return breached ? Stream.of(finding(limit.toString(), actual.toString(), pointer)) : Stream.empty();
    }

    /**
     * What every rule on meetings has.
     *
     * @param terms when it holds, how binding it is, whose it is
     * @param code the code of its findings
     * @param scope which meetings it is about
     */
    record Head(RuleTerms terms, MeetingCode code, MeetingScope scope) {

        /** Reads it from a rule that has {@code others} besides. */
        static Head read(DataNode rule, String... others) {
            String[] besides = Stream.of(MeetingScope.PROPERTIES, others)
                    .flatMap(Stream::of)
                    .toArray(String[]::new);
            RuleTerms terms = RuleTerms.read(rule, besides);
            return new Head(terms, rule.required("code").constant(MeetingCode.class), MeetingScope.read(rule));
        }
    }

    static MeetingRule read(DataNode rule) {
        return switch (rule.required("code").constant(MeetingCode.class)) {
            case AGENDA_TOO_LONG -> CountLimit.read(rule, 100);
            case REPORT_TOO_LONG, DURATION_TOO_LONG -> CountLimit.read(rule, 1440);
            case VENUE_NOT_INTERNAL, LODGING_NOT_NEEDED -> CountLimit.read(rule, 100_000);
            case EXPENSES_OVER_QUOTA -> ExpenseQuota.read(rule);
            case PARTICIPANTS_OVER_LIMIT, PARTICIPANTS_OVER_USUAL -> ClassLimit.read(rule, "1", "100000");
            case STAFF_OVER_SHARE -> ClassLimit.read(rule, "1", "100");
            case DAYS_OVER_LIMIT -> ClassLimit.read(rule, "0.5", "366");
            case BRIEFING_TOO_LONG, SESSION_TOO_LONG, GROUP_SESSION_TOO_LONG -> DayLimit.read(rule);
            case APPROVAL_MISSING -> Approval.read(rule);
            case FUNDING_REFUSED -> Funding.read(rule);
            case MEAL_NOT_ALLOWED -> Refused.read(rule, Meeting.MealForm.class);
            case EXTRA_NOT_ALLOWED -> Refused.read(rule, Meeting.Extra.class);
            default -> new Condition(Head.read(rule));
        };
    }
}
