package io.conduct.meeting.plan;

import io.conduct.contract.RecordId;
import io.conduct.contract.RecordStatus;
import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.meeting.plan.PlanExecution.PlannedMeeting;
import io.conduct.record.ledger.Records;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.relation.SideDataChange;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** The recorded meetings of an org and a year, whether a plan has them or not. */
public final class PlannedMeetings {

    private static final int PORTION = 500;

    private final Records records;
    private final SideDataChange.Dependents dependents;

    public PlannedMeetings(Records records, SideDataChange.Dependents dependents) {
        this.records = records;
        this.dependents = dependents;
    }

    /** Those that are recorded and not withdrawn. */
    public Mono<List<PlannedMeeting>> of(StoredPlan plan) {
        return after(plan, "", new ArrayList<>());
    }

    private Mono<List<PlannedMeeting>> after(StoredPlan plan, String key, List<PlannedMeeting> found) {
        return dependents
                .of(plan.key().change(plan.version(), plan.amendedAt()), key, PORTION)
                .flatMap(ids -> {
                    if (ids.isEmpty()) {
                        return Mono.just(found);
                    }
                    String last = ids.get(ids.size() - 1).key();
                    return records.findAll(ids).flatMap(portion -> {
                        portion.forEach((id, record) -> add(id, record, found));
                        return after(plan, last, found);
                    });
                });
    }

    private static void add(RecordId id, StoredRecord record, List<PlannedMeeting> found) {
        if (record.status() == RecordStatus.RECORDED) {
            Meeting meeting = PayloadJson.mapper().treeToValue(record.content().payload(), Meeting.class);
            found.add(PlannedMeeting.of(id.sourceId(), meeting));
        }
    }
}
