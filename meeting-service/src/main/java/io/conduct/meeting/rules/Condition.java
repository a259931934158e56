package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Meeting;
import io.conduct.meeting.rules.MeetingCase.Merger;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule that has no number: something is or is not. */
record Condition(Head head) implements MeetingRule {

    @Override
    public Stream<Finding> breachesIn(MeetingCase meeting) {
        return switch (head.code()) {
            case MERGED_INTO_UNKNOWN -> merger(meeting, Merger.UNKNOWN, Merger.ITSELF);
            case MERGED_INTO_NOT_HELD -> merger(meeting, Merger.MERGED, Merger.CANCELLED);
            default -> meeting.takesPlace() ? breachesInOne(meeting) : Stream.empty();
        };
    }

    private Stream<Finding> breachesInOne(MeetingCase meeting) {
        Meeting payload = meeting.meeting();
        return switch (head.code()) {
            case VENUE_NOT_DESIGNATED -> otherVenue(meeting);
            case VIDEO_PREFERRED ->
                findingIf(
                        payload.mode() == Meeting.Mode.ON_SITE && meeting.hasGuestsFromOutOfTown(),
                        Meeting.Mode.VIDEO,
                        Meeting.Mode.ON_SITE,
                        "/mode");
            case APPROVED_AFTERWARDS -> lateApproval(meeting);
            case PLAN_ITEM_UNKNOWN -> planItem(meeting, PlanStanding.State.UNKNOWN);
            case PLAN_ITEM_DROPPED -> planItem(meeting, PlanStanding.State.DROPPED);
            case EXPENSES_OVER_BUDGET -> overBudget(meeting);
            case RELAY_WITHOUT_MEASURES -> relay(payload.relays());
            case PUBLICITY_NOT_ALLOWED ->
                findingIf(
                        payload.publicity() != null && payload.publicity() != Meeting.Publicity.NONE,
                        Meeting.Publicity.NONE,
                        String.valueOf(payload.publicity()),
                        "/publicity");
            case STATUTORY_DOUBTFUL -> statutory(payload, true);
            case STATUTORY_DENIED -> statutory(payload, false);
            default -> throw new IllegalStateException(head.code() + " (expected: a rule without a number)");
        };
    }

    private Stream<Finding> merger(MeetingCase meeting, Merger one, Merger other) {
        boolean breached = meeting.merger() == one || meeting.merger() == other;
        return findingIf(breached, Meeting.Status.HELD, meeting.merger(), "/mergedInto");
    }

    private Stream<Finding> otherVenue(MeetingCase meeting) {
        Meeting.Venue venue = meeting.meeting().venue();
        boolean other = venue != null && venue.type() == Meeting.Venue.Type.OTHER;
        return findingIf(
                other && meeting.isFunded(), Meeting.Venue.Type.DESIGNATED, Meeting.Venue.Type.OTHER, "/venue/type");
    }

    private Stream<Finding> relay(Meeting.@Nullable Relays relays) {
        if (relays == null || Boolean.TRUE.equals(relays.ownMeasures())) {
            return Stream.empty();
        }
        return Stream.of(finding("true", relays.ownMeasures() == null ? "none" : "false", "/relays"));
    }

    private Stream<Finding> lateApproval(MeetingCase meeting) {
        Meeting payload = meeting.meeting();
        return Optional.ofNullable(payload.approval()).map(Meeting.Approval::approvedOn).stream()
                .flatMap(day -> findingIf(
                        meeting.isFunded() && day.isAfter(payload.heldOn()),
                        payload.heldOn(),
                        day,
                        "/approval/approvedOn"));
    }

    private Stream<Finding> planItem(MeetingCase meeting, PlanStanding.State state) {
        return findingIf(
                meeting.plan().state() == state,
                PlanStanding.State.LISTED,
                meeting.plan().state(),
                "/planItem");
    }

    private Stream<Finding> overBudget(MeetingCase meeting) {
        BigDecimal budget = meeting.plan().budget();
        return budget == null
                ? Stream.empty()
                : findingIf(
                        meeting.total().compareTo(budget) > 0,
                        Numbers.yuan(budget),
                        Numbers.yuan(meeting.total()),
                        "/expenses");
    }

    private Stream<Finding> statutory(Meeting meeting, boolean flag) {
        return findingIf(meeting.statutory() != null && meeting.statutory() == flag, !flag, flag, "/statutory");
    }
}
