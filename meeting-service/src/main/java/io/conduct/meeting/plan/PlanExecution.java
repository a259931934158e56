package io.conduct.meeting.plan;

import io.conduct.contract.payload.Meeting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Planned against held: what became of a plan.
 *
 * @param items the items of the plan, in its order
 * @param unplanned meetings held outside the plan (计划外): they name no item, or one that the plan does not have or has
 *     dropped
 * @param totals the sums
 */
public record PlanExecution(List<ItemExecution> items, List<PlannedMeeting> unplanned, Totals totals) {

    /** Takes a copy of the lists. */
    public PlanExecution {
        items = List.copyOf(items);
        unplanned = List.copyOf(unplanned);
    }

    /**
     * A recorded meeting of the year.
     *
     * @param sourceId names it within its org
     * @param title its name
     * @param status how far it has come
     * @param heldOn its first day
     * @param planItem the item it names; null when it names none
     * @param expenses what it cost, in yuan with two decimals
     */
    public record PlannedMeeting(
            String sourceId,
            String title,
            Meeting.Status status,
            LocalDate heldOn,
            @Nullable String planItem,
            String expenses) {

        /** The meeting recorded under {@code sourceId}. */
        public static PlannedMeeting of(String sourceId, Meeting meeting) {
            BigDecimal cost = meeting.expenses() == null
                    ? BigDecimal.ZERO
                    : meeting.expenses().total();
            return new PlannedMeeting(
                    sourceId, meeting.title(), meeting.status(), meeting.heldOn(), meeting.planItem(), yuan(cost));
        }

        BigDecimal cost() {
            return new BigDecimal(expenses);
        }
    }

    /**
     * What became of one item.
     *
     * @param item its number
     * @param name its name
     * @param status what the plan says of it now
     * @param held meetings held under it
     * @param planned meetings still to come
     * @param cancelled meetings cancelled
     * @param merged meetings merged into others
     * @param budget what each meeting of it may cost, in yuan; null when the plan does not say
     * @param expenses what those held cost, in yuan
     * @param meetings all of these, by day
     */
    public record ItemExecution(
            String item,
            String name,
            MeetingPlan.ItemStatus status,
            int held,
            int planned,
            int cancelled,
            int merged,
            @Nullable String budget,
            String expenses,
            List<PlannedMeeting> meetings) {

        /** Takes a copy of the meetings. */
        public ItemExecution {
            meetings = List.copyOf(meetings);
        }
    }

    /**
     * The sums.
     *
     * @param items items of the plan
     * @param itemsHeld those under which at least one meeting was held
     * @param itemsCancelled those the plan has cancelled
     * @param itemsMerged those the plan has merged
     * @param itemsOpen those planned under which none was held
     * @param held meetings held in the year
     * @param heldPlanned those within the plan (计划内)
     * @param heldUnplanned those outside it (计划外)
     * @param cancelled meetings cancelled
     * @param merged meetings merged into others
     * @param expenses what those held cost, in yuan
     */
    public record Totals(
            int items,
            int itemsHeld,
            int itemsCancelled,
            int itemsMerged,
            int itemsOpen,
            int held,
            int heldPlanned,
            int heldUnplanned,
            int cancelled,
            int merged,
            String expenses) {}

    /** Compares {@code plan} with the meetings its org recorded for the year. */
    public static PlanExecution of(MeetingPlan plan, Collection<PlannedMeeting> meetings) {
        List<PlannedMeeting> byDay = meetings.stream()
                .sorted(Comparator.comparing(PlannedMeeting::heldOn).thenComparing(PlannedMeeting::sourceId))
                .toList();
        List<ItemExecution> items =
                plan.items().stream().map(item -> execution(item, byDay)).toList();
        List<PlannedMeeting> unplanned = byDay.stream()
                .filter(meeting -> meeting.status() == Meeting.Status.HELD && !isWithin(plan, meeting))
                .toList();
        return new PlanExecution(items, unplanned, totals(plan, items, byDay, unplanned.size()));
    }

    private static boolean isWithin(MeetingPlan plan, PlannedMeeting meeting) {
        return meeting.planItem() != null
                && plan.find(meeting.planItem())
                        .filter(MeetingPlan.Item::mayBeHeld)
                        .isPresent();
    }

    private static ItemExecution execution(MeetingPlan.Item item, List<PlannedMeeting> all) {
        List<PlannedMeeting> own = all.stream()
                .filter(meeting -> item.item().equals(meeting.planItem()))
                .toList();
        return new ItemExecution(
                item.item(),
                item.name(),
                Objects.requireNonNull(item.status()),
                count(own, Meeting.Status.HELD),
                count(own, Meeting.Status.PLANNED),
                count(own, Meeting.Status.CANCELLED),
                count(own, Meeting.Status.MERGED),
                item.budget(),
                cost(own),
                own);
    }

    private static Totals totals(
            MeetingPlan plan, List<ItemExecution> items, List<PlannedMeeting> meetings, int unplanned) {
        int held = count(meetings, Meeting.Status.HELD);
        return new Totals(
                items.size(),
                (int) items.stream().filter(item -> item.held() > 0).count(),
                items(plan, MeetingPlan.ItemStatus.CANCELLED),
                items(plan, MeetingPlan.ItemStatus.MERGED),
                (int) items.stream()
                        .filter(item -> item.status() == MeetingPlan.ItemStatus.PLANNED && item.held() == 0)
                        .count(),
                held,
                held - unplanned,
                unplanned,
                count(meetings, Meeting.Status.CANCELLED),
                count(meetings, Meeting.Status.MERGED),
                cost(meetings));
    }

    private static int items(MeetingPlan plan, MeetingPlan.ItemStatus status) {
        return (int)
                plan.items().stream().filter(item -> item.status() == status).count();
    }

    private static int count(List<PlannedMeeting> meetings, Meeting.Status status) {
        return (int)
                meetings.stream().filter(meeting -> meeting.status() == status).count();
    }

    private static String cost(List<PlannedMeeting> meetings) {
        return yuan(meetings.stream()
                .filter(meeting -> meeting.status() == Meeting.Status.HELD)
                .map(PlannedMeeting::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static String yuan(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
