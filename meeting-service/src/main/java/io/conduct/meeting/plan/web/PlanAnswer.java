package io.conduct.meeting.plan.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.meeting.plan.MeetingPlan;
import io.conduct.meeting.plan.PlanExecution;
import io.conduct.meeting.plan.StoredPlan;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.StoredRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as the API shows it.
 *
 * @param changed whether the request made a new version; null in answers to reads
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanAnswer(
        String org,
        int year,
        long version,
        @Nullable Boolean changed,
        List<MeetingPlan.Item> items,
        @Nullable LocalDate approvedOn,
        @Nullable String approvedBy,
        Instant recordedAt,
        Instant amendedAt,
        StoredRecord.Source source) {

    /**
     * Planned against held, as the API shows it.
     *
     * @param version the plan's version
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Execution(
            String org,
            int year,
            long version,
            List<PlanExecution.ItemExecution> items,
            List<PlanExecution.PlannedMeeting> unplanned,
            PlanExecution.Totals totals) {}

    static PlanAnswer of(StoredPlan stored, @Nullable Boolean changed) {
        return new PlanAnswer(
                stored.key().org(),
                stored.key().year(),
                stored.version(),
                changed,
                stored.plan().items(),
                stored.plan().approvedOn(),
                stored.plan().approvedBy(),
                stored.recordedAt(),
                stored.amendedAt(),
                new StoredRecord.Source(stored.client(), Door.HTTP));
    }
}
