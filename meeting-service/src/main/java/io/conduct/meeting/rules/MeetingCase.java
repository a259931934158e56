package io.conduct.meeting.rules;

import io.conduct.contract.payload.Meeting;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A meeting with what is known of its surroundings.
 *
 * @param meeting the meeting
 * @param plan how it stands to its org's plan of the year
 * @param merger where it was merged to
 */
public record MeetingCase(Meeting meeting, PlanStanding plan, Merger merger) {

    /** Whom a merged meeting names as the one it was merged into. */
    public enum Merger {
        /** It is not merged. */
        NONE,
        /** A meeting that is recorded, held or planned. */
        FOUND,
        /** No meeting recorded by the same org under that sourceId. */
        UNKNOWN,
        /** Itself. */
        ITSELF,
        /** A meeting that is itself merged into another. */
        MERGED,
        /** A meeting that is cancelled. */
        CANCELLED
    }

    /** Whether limits apply to it: what is cancelled, or counted with another, breaks none. */
    boolean takesPlace() {
        return isHeld() || meeting.status() == Meeting.Status.PLANNED;
    }

    boolean isHeld() {
        return meeting.status() == Meeting.Status.HELD;
    }

    /** Whether the expense rules are about it: it has a class, or it cost something. */
    boolean isFunded() {
        return meeting.meetingClass() != null || total().signum() > 0;
    }

    /** What it cost in yuan; 0 when nothing is given. */
    BigDecimal total() {
        return meeting.expenses() == null ? BigDecimal.ZERO : meeting.expenses().total();
    }

    /** Participants and staff; null when the participants are unknown. */
    @Nullable
    Integer persons() {
        Integer participants = meeting.participants();
        return participants == null ? null : participants + Objects.requireNonNullElse(meeting.staff(), 0);
    }

    /** Whether somebody came from another place; nobody did unless it is said. */
    boolean hasGuestsFromOutOfTown() {
        return Objects.requireNonNullElse(meeting.outOfTown(), 0) > 0;
    }
}
