package io.conduct.petition.deadline;

import io.conduct.contract.payload.Petition.Channel;
import java.time.LocalDate;

/**
 * Something that is due in one petition.
 *
 * @param org the org that has the petition
 * @param sourceId the petition
 * @param channel how it came in
 * @param receivedOn when it came in
 * @param kind what is due
 * @param dueOn the last day for it
 * @param daysLeft calendar days until then, negative when it is over
 * @param state whether it is over
 */
record Deadline(
        String org,
        String sourceId,
        Channel channel,
        LocalDate receivedOn,
        DeadlineKind kind,
        LocalDate dueOn,
        long daysLeft,
        State state) {

    /** How it stands with a deadline. */
    enum State {
        /** 逾期. */
        OVERDUE,
        /** 临期. */
        DUE_SOON
    }
}
