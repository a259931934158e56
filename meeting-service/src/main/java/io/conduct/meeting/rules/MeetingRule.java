package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Meeting;
import io.conduct.record.rules.Rule;
import io.conduct.record.rules.RuleTerms;
import io.conduct.service.data.DataNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One limit on meetings. */
sealed interface MeetingRule extends Rule<Meeting> {

    static MeetingRule read(DataNode rule) {
        return switch (rule.required("code").constant(Code.class)) {
            case AGENDA_TOO_LONG ->
                new AgendaLength(
                        RuleTerms.read(rule, "limit"), rule.required("limit").integer(1, 100));
            case REPORT_TOO_LONG ->
                new ReportLength(
                        RuleTerms.read(rule, "limit"), rule.required("limit").integer(1, 1440));
            case EXPENSES_OVER_QUOTA -> ExpenseQuota.read(rule);
        };
    }

    /** The codes of the findings, which no later version may change. */
    enum Code {
        AGENDA_TOO_LONG,
        REPORT_TOO_LONG,
        EXPENSES_OVER_QUOTA
    }

    /**
     * How many items an agenda may have.
     *
     * @param items most items
     */
    record AgendaLength(RuleTerms terms, int items) implements MeetingRule {

        @Override
        public String code() {
            return Code.AGENDA_TOO_LONG.name();
        }

        @Override
        public Stream<Finding> findingsIn(Meeting meeting) {
            int actual = meeting.agenda().size();
            return actual > items
                    ? Stream.of(finding(Integer.toString(items), Integer.toString(actual), "/agenda"))
                    : Stream.empty();
        }
    }

    /**
     * How long the report on one item may take.
     *
     * @param minutes longest report, in minutes
     */
    record ReportLength(RuleTerms terms, int minutes) implements MeetingRule {

        @Override
        public String code() {
            return Code.REPORT_TOO_LONG.name();
        }

        @Override
        public Stream<Finding> findingsIn(Meeting meeting) {
            return IntStream.range(0, meeting.agenda().size())
                    .boxed()
                    .flatMap(index ->
                            findingAt(index, meeting.agenda().get(index).reportMinutes()));
        }

        private Stream<Finding> findingAt(int index, @Nullable Integer actual) {
            return actual != null && actual > minutes
                    ? Stream.of(finding(
                            Integer.toString(minutes), Integer.toString(actual), "/agenda/" + index + "/reportMinutes"))
                    : Stream.empty();
        }
    }

    /**
     * What a meeting may cost: its quota times persons, staff included, times days.
     *
     * @param quotas yuan for each person and day, by class of meeting from 1 to 4
     */
    record ExpenseQuota(RuleTerms terms, Map<Integer, Integer> quotas) implements MeetingRule {

        private static final int MOST_YUAN = 100_000;

        static ExpenseQuota read(DataNode rule) {
            RuleTerms terms = RuleTerms.read(rule, "quotas");
            DataNode quotas = rule.required("quotas").allowing("1", "2", "3", "4");
            Map<Integer, Integer> byClass = new TreeMap<>();
            for (int meetingClass = 1; meetingClass <= 4; meetingClass++) {
                byClass.put(
                        meetingClass,
                        quotas.required(Integer.toString(meetingClass)).integer(1, MOST_YUAN));
            }
            return new ExpenseQuota(terms, byClass);
        }

        @Override
        public String code() {
            return Code.EXPENSES_OVER_QUOTA.name();
        }

        @Override
        public Stream<Finding> findingsIn(Meeting meeting) {
            BigDecimal ceiling = ceilingOf(meeting);
            if (ceiling == null || meeting.expenses() == null) {
                return Stream.empty();
            }
            BigDecimal actual = meeting.expenses().total();
            return actual.compareTo(ceiling) > 0
                    ? Stream.of(finding(yuan(ceiling), yuan(actual), "/expenses"))
                    : Stream.empty();
        }

        private @Nullable BigDecimal ceilingOf(Meeting meeting) {
            if (meeting.meetingClass() == null || meeting.participants() == null || meeting.days() == null) {
                return null;
            }
            Integer quota = quotas.get(meeting.meetingClass());
            int staff = meeting.staff() == null ? 0 : meeting.staff();
            return quota == null
                    ? null
                    : BigDecimal.valueOf(quota)
                            .multiply(BigDecimal.valueOf((long) meeting.participants() + staff))
                            .multiply(meeting.days());
        }

        private static String yuan(BigDecimal amount) {
            return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
        }
    }
}
