package io.conduct.meeting.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a meeting stands to its org's plan of the year.
 *
 * @param state where its item is
 * @param approved whether the plan that lists it has been approved
 * @param budget what the plan provides for it, in yuan; null when it says nothing
 */
public record PlanStanding(
        State state, boolean approved, @Nullable BigDecimal budget) {

    /** It names no item: 计划外. */
    public static final PlanStanding UNPLANNED = new PlanStanding(State.UNPLANNED, false, null);
    /** It names an item, and no plan is known that could be asked. */
    public static final PlanStanding UNCHECKED = new PlanStanding(State.UNCHECKED, false, null);
    /** It names an item that the plan does not have. */
    public static final PlanStanding UNKNOWN = new PlanStanding(State.UNKNOWN, false, null);
    /** It names an item that the plan has cancelled or merged. */
    public static final PlanStanding DROPPED = new PlanStanding(State.DROPPED, false, null);

    /** Where the item of a meeting is. */
    public enum State {
        UNPLANNED,
        UNCHECKED,
        LISTED,
        UNKNOWN,
        DROPPED
    }

    /** It names an item that the plan has. */
    public static PlanStanding listed(boolean approved, @Nullable BigDecimal budget) {
        return new PlanStanding(State.LISTED, approved, budget);
    }

    /** Whether the meeting counts as planned (计划内). */
    public boolean isPlanned() {
        return state == State.LISTED || state == State.UNCHECKED;
    }
}
