package io.conduct.local.samples;

import io.conduct.contract.payload.Meeting;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Meetings of one department in one year. */
final class MeetingSamples {

    private static final Set<Meeting.Kind> STATUTORY =
            Set.of(Meeting.Kind.PLENARY, Meeting.Kind.STANDING_COMMITTEE, Meeting.Kind.DIRECTORS);
    private static final Set<Meeting.Kind> CERTAIN = Set.of(
            Meeting.Kind.PLENARY,
            Meeting.Kind.STANDING_COMMITTEE,
            Meeting.Kind.DIRECTORS,
            Meeting.Kind.STUDY_SESSION,
            Meeting.Kind.READING_CLASS,
            Meeting.Kind.DEMOCRATIC_LIFE,
            Meeting.Kind.DEBRIEFING,
            Meeting.Kind.ANNUAL_WORK);
    private static final Map<Meeting.Kind, Integer> CLASSES = Map.of(
            Meeting.Kind.PLENARY, 1,
            Meeting.Kind.STANDING_COMMITTEE, 2,
            Meeting.Kind.ANNUAL_WORK, 3,
            Meeting.Kind.DEPLOYMENT, 3,
            Meeting.Kind.VIDEO_CONFERENCE, 3);
    private static final Map<Meeting.Kind, Meeting.Publicity> PUBLICITY = Map.of(
            Meeting.Kind.PLENARY, Meeting.Publicity.REQUIRED,
            Meeting.Kind.STANDING_COMMITTEE, Meeting.Publicity.REQUIRED,
            Meeting.Kind.DIRECTORS, Meeting.Publicity.ALLOWED,
            Meeting.Kind.PARTY_GROUP, Meeting.Publicity.ALLOWED,
            Meeting.Kind.STUDY_SESSION, Meeting.Publicity.ALLOWED,
            Meeting.Kind.INTERNAL, Meeting.Publicity.NONE,
            Meeting.Kind.ANNUAL_WORK, Meeting.Publicity.NONE,
            Meeting.Kind.PROFESSIONAL, Meeting.Publicity.NONE);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Library library;
    private final Library.Plan department;
    private final int year;
    private final Dice dice;
    private final Phrases phrases;
    private final MeetingParts parts;

    MeetingSamples(Library library, Library.Plan department, int year, Dice dice) {
        this.library = library;
        this.department = department;
        this.year = year;
        this.dice = dice;
        this.phrases = new Phrases(library, department, year);
        this.parts = new MeetingParts(library, department, dice);
    }

    /** The kind of a meeting that no calendar asks for. */
    Meeting.Kind kind() {
        return dice.weighted(department.leads() ? library.leadingMeetingKinds() : library.meetingKinds());
    }

    /** A meeting of {@code kind} that begins on {@code day}; {@code previous} is one it may have been merged into. */
    ObjectNode meeting(Meeting.Kind kind, LocalDate day, String previous) {
        Meeting.Status status = status(kind, previous);
        ObjectNode meeting = Json.object()
                .put(
                        "title",
                        phrases.title(
                                Objects.requireNonNull(library.meetingTitles().get(kind)), dice))
                .put("kind", kind.name())
                .put("status", status.name())
                .put("heldOn", day.toString());
        if (status == Meeting.Status.HELD) {
            held(meeting, kind, day);
        } else {
            planned(meeting, kind);
        }
        if (status == Meeting.Status.MERGED) {
            meeting.put("mergedInto", previous);
        }
        return meeting;
    }

    private Meeting.Status status(Meeting.Kind kind, String previous) {
        if (CERTAIN.contains(kind) || previous.isEmpty()) {
            return Meeting.Status.HELD;
        }
        int of1000 = dice.below(1000);
        if (of1000 < 930) {
            return Meeting.Status.HELD;
        }
        if (of1000 < 965) {
            return Meeting.Status.CANCELLED;
        }
        return of1000 < 990 ? Meeting.Status.MERGED : Meeting.Status.PLANNED;
    }

    private void held(ObjectNode meeting, Meeting.Kind kind, LocalDate day) {
        Meeting.Mode mode = mode(kind);
        BigDecimal days = days(kind);
        if (mode != Meeting.Mode.WRITTEN) {
            parts.putTimes(meeting, kind, day, days);
        }
        planned(meeting, kind);
        parts.putAgenda(meeting, kind);
        int participants = participants(meetingClass(kind));
        meeting.put("participants", participants)
                .put("staff", participants / 15 + 1)
                .put("days", days);
        parts.putVenue(meeting, meetingClass(kind), mode);
        meeting.put("mode", mode.name());
        parts.putExpenses(meeting, meetingClass(kind));
        parts.putLectures(meeting, kind);
        parts.putRelay(meeting, kind);
        if (PUBLICITY.containsKey(kind)) {
            meeting.put("publicity", PUBLICITY.get(kind).name());
        }
    }

    private void planned(ObjectNode meeting, Meeting.Kind kind) {
        boolean statutory = STATUTORY.contains(kind);
        meeting.put("meetingClass", meetingClass(kind));
        if (statutory || dice.chance(600)) {
            meeting.put("statutory", statutory);
        }
        if (CERTAIN.contains(kind) || !dice.chance(60)) {
            int item = phrases.next("plan");
            meeting.put("planItem", year + "年度会议计划第" + item + "项");
            if (dice.chance(500)) {
                meeting.putObject("approval")
                        .put("number", year + "-" + item)
                        .put("approvedBy", department.leads() ? "党组会议" : "分管负责同志")
                        .put("approvedOn", (year - 1) + "-12-20");
            }
        }
    }

    private static int meetingClass(Meeting.Kind kind) {
        return CLASSES.getOrDefault(kind, 4);
    }

    private int participants(int meetingClass) {
        return switch (meetingClass) {
            case 1 -> dice.between(380, 420);
            case 2 -> dice.between(60, 90);
            case 3 -> dice.between(55, 150);
            default -> dice.between(6, 45);
        };
    }

    private BigDecimal days(Meeting.Kind kind) {
        return switch (kind) {
            case PLENARY -> new BigDecimal("4.5");
            case READING_CLASS -> BigDecimal.valueOf(dice.between(2, 3));
            case STANDING_COMMITTEE -> dice.chance(700) ? BigDecimal.ONE : new BigDecimal("1.5");
            default -> dice.chance(850) ? HALF : BigDecimal.ONE;
        };
    }

    private Meeting.Mode mode(Meeting.Kind kind) {
        if (kind == Meeting.Kind.VIDEO_CONFERENCE) {
            return Meeting.Mode.VIDEO;
        }
        return CERTAIN.contains(kind)
                ? Meeting.Mode.ON_SITE
                : dice.any(List.of(
                        Meeting.Mode.ON_SITE,
                        Meeting.Mode.ON_SITE,
                        Meeting.Mode.ON_SITE,
                        Meeting.Mode.ON_SITE,
                        Meeting.Mode.ON_SITE,
                        Meeting.Mode.HYBRID,
                        Meeting.Mode.VIDEO,
                        dice.chance(150) ? Meeting.Mode.WRITTEN : Meeting.Mode.ON_SITE));
    }
}
