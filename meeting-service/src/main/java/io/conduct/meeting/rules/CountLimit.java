package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Meeting;
import io.conduct.service.data.DataNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A limit that is one whole number: items of an agenda, minutes, or persons.
 *
 * @param limit the most that is allowed
 */
record CountLimit(Head head, int limit) implements MeetingRule {

    private static final String LIMIT = "limit";

    static CountLimit read(DataNode rule, int most) {
        return new CountLimit(Head.read(rule, LIMIT), rule.required(LIMIT).integer(1, most));
    }

    @Override
    public Stream<Finding> breachesIn(MeetingCase meeting) {
        if (!meeting.takesPlace()) {
            return Stream.empty();
        }
        return switch (head.code()) {
            case AGENDA_TOO_LONG -> over(meeting.meeting().agenda().size(), "/agenda");
            case REPORT_TOO_LONG -> longReports(meeting.meeting());
            case DURATION_TOO_LONG -> over(minutes(meeting.meeting()), "/endsAt");
            case VENUE_NOT_INTERNAL -> outsideVenue(meeting);
            case LODGING_NOT_NEEDED -> lodging(meeting);
            default -> throw new IllegalStateException(head.code() + " (expected: a limit that is a whole number)");
        };
    }

    private Stream<Finding> over(long actual, String pointer) {
        return findingIf(actual > limit, limit, actual, pointer);
    }

    private Stream<Finding> longReports(Meeting meeting) {
        return IntStream.range(0, meeting.agenda().size()).boxed().flatMap(index -> {
            Integer minutes = meeting.agenda().get(index).reportMinutes();
            return minutes == null ? Stream.empty() : over(minutes, "/agenda/" + index + "/reportMinutes");
        });
    }

    /** Whole minutes begun and ended; 0 when unknown, or when nights lie between. */
    private static long minutes(Meeting meeting) {
        boolean overNight = meeting.days() != null && meeting.days().compareTo(BigDecimal.ONE) > 0;
        return meeting.startsAt() == null || meeting.endsAt() == null || overNight
                ? 0
                : Duration.between(meeting.startsAt(), meeting.endsAt()).toMinutes();
    }

    private Stream<Finding> outsideVenue(MeetingCase meeting) {
        Meeting.Venue venue = meeting.meeting().venue();
        Meeting.Venue.Type type = venue == null ? null : venue.type();
        boolean outside = type != null && type != Meeting.Venue.Type.INTERNAL;
        return findingIf(outside && isSmall(meeting), Meeting.Venue.Type.INTERNAL, String.valueOf(type), "/venue/type");
    }

    private Stream<Finding> lodging(MeetingCase meeting) {
        Meeting.Expenses expenses = meeting.meeting().expenses();
        @Nullable BigDecimal lodging = expenses == null ? null : expenses.lodging();
        return lodging == null || lodging.signum() == 0 || !isSmall(meeting)
                ? Stream.empty()
                : Stream.of(finding("0.00", Numbers.yuan(lodging), "/expenses/lodging"));
    }

    private boolean isSmall(MeetingCase meeting) {
        Integer persons = meeting.persons();
        return persons != null && persons <= limit && !meeting.hasGuestsFromOutOfTown();
    }
}
