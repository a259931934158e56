package io.conduct.record.store;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the recorded records of a subtree in which something is due and not done.
 *
 * @param org the root of the subtree
 * @param asOf the day by which is judged what has come in and what is done
 * @param dueUntil the last day for something that is asked for
 * @param due the derived property that says until when it is due
 * @param doneOn the dates of the payload any of which, on or before {@code asOf}, says that it is done
 * @param settledBy other properties of the payload any of which says so by being there
 * @param after where the page before ended; null for the first page
 * @param limit most records
 */
public record OpenQuery(
        String org,
        LocalDate asOf,
        LocalDate dueUntil,
        String due,
        List<String> doneOn,
        List<String> settledBy,
        @Nullable Position after,
        int limit) {

    /** Takes copies of the lists. */
    public OpenQuery {
        doneOn = List.copyOf(doneOn);
        settledBy = List.copyOf(settledBy);
    }

    /**
     * A place in the order of due days.
     *
     * @param due the due day
     * @param key the record's key; what is due on that day comes after it in the order of keys
     */
    public record Position(LocalDate due, String key) {}
}
