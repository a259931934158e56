package io.conduct.petition.deadline;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what is due.
 *
 * @param org the root of the subtree
 * @param asOf the day by which is judged what is done and what is over
 * @param within how many days ahead to look, 0 for what is over or due today
 * @param kinds what is asked for
 * @param after where the page before ended; null for the first page
 * @param limit most deadlines
 */
record DeadlineQuery(
        String org,
        LocalDate asOf,
        int within,
        Set<DeadlineKind> kinds,
        @Nullable Place after,
        int limit) {

    /**
     * A place in the list, which is in the order of due days, then kinds, then keys.
     *
     * @param dueOn the due day
     * @param kind what is due
     * @param key the record's key
     */
    record Place(LocalDate dueOn, DeadlineKind kind, String key) {}
}
