package io.conduct.meeting.plan;

import io.conduct.record.relation.SideData;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Names a plan.
 *
 * @param org whose it is
 * @param year the year it is for
 */
public record PlanKey(String org, int year) {

    /** The plan that a meeting of {@code org} on {@code day} belongs to. */
    public static PlanKey of(String org, LocalDate day) {
        return new PlanKey(org, day.getYear());
    }

    /** {@code plan:org:year}, the key of side data. */
    public String text() {
        return "plan:" + org + ":" + year;
    }

    /** A change of this plan: it concerns the meetings of this org in its year. */
    public SideData.Change change(long version, Instant at) {
        return new SideData.Change(text(), version, at, org, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
}
