package io.conduct.local.samples;

import io.conduct.contract.payload.Meeting;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The nested parts of a meeting that was held. */
final class MeetingParts {

    private static final Set<Meeting.Kind> WITH_AGENDA = Set.of(
            Meeting.Kind.PARTY_GROUP,
            Meeting.Kind.DIRECTORS,
            Meeting.Kind.STANDING_COMMITTEE,
            Meeting.Kind.EXECUTIVE,
            Meeting.Kind.PLENARY,
            Meeting.Kind.SPECIAL_TOPIC,
            Meeting.Kind.INTERNAL);

    private final Library library;
    private final Library.Plan department;
    private final Dice dice;

    MeetingParts(Library library, Library.Plan department, Dice dice) {
        this.library = library;
        this.department = department;
        this.dice = dice;
    }

    /** Beginning and end of a meeting of one day; of a longer one only the beginning, because its nights are no meeting. */
    void putTimes(ObjectNode meeting, Meeting.Kind kind, LocalDate day, BigDecimal days) {
        boolean wholeDay = days.compareTo(BigDecimal.ONE) >= 0;
        LocalTime start = wholeDay || dice.chance(600) ? LocalTime.of(9, 0) : LocalTime.of(14, 30);
        meeting.put("startsAt", instant(day, start));
        if (days.compareTo(BigDecimal.ONE) <= 0 && !dice.chance(20)) {
            meeting.put("endsAt", instant(day, start.plusMinutes(wholeDay ? dice.between(330, 480) : minutes(kind))));
        }
    }

    private int minutes(Meeting.Kind kind) {
        return switch (kind) {
            case INTERNAL, VIDEO_CONFERENCE -> dice.between(30, 90);
            case PARTY_GROUP, STUDY_SESSION, EXECUTIVE -> dice.between(90, 180);
            default -> dice.between(50, 170);
        };
    }

    static String instant(LocalDate day, LocalTime time) {
        return day + "T" + time + ":00+08:00";
    }

    /** One to three items; now and then more than the rules allow. */
    void putAgenda(ObjectNode meeting, Meeting.Kind kind) {
        if (!WITH_AGENDA.contains(kind) && !dice.chance(450)) {
            return;
        }
        ArrayNode agenda = meeting.putArray("agenda");
        int items = dice.chance(60) ? dice.between(4, 6) : dice.between(1, 3);
        for (int i = 0; i < items; i++) {
            if (kind == Meeting.Kind.PARTY_GROUP && i == 0) {
                putFirstTopic(agenda.addObject());
            } else if (dice.chance(kind == Meeting.Kind.PARTY_GROUP ? 100 : 10)) {
                putIntegrityHearing(agenda.addObject());
            } else {
                putItem(agenda.addObject());
            }
        }
    }

    private void putFirstTopic(ObjectNode item) {
        item.put("title", "传达学习" + dice.any(library.studies()))
                .put("kind", Meeting.ItemKind.STUDY.name())
                .put("reportMinutes", dice.between(10, 30));
        item.putArray("topics").add("第一议题");
    }

    private void putIntegrityHearing(ObjectNode item) {
        item.put("title", "听取党风廉政建设情况汇报")
                .put("kind", (dice.chance(850) ? Meeting.ItemKind.HEARING : Meeting.ItemKind.DISCUSSION).name())
                .put("reporter", "机关党委")
                .put("reportMinutes", dice.between(8, 20));
        ArrayNode topics = item.putArray("topics").add("党风廉政");
        if (dice.chance(300)) {
            topics.add("作风建设");
        }
    }

    private void putItem(ObjectNode item) {
        Meeting.ItemKind kind = dice.any(List.of(
                Meeting.ItemKind.DISCUSSION,
                Meeting.ItemKind.DISCUSSION,
                Meeting.ItemKind.HEARING,
                Meeting.ItemKind.HEARING,
                Meeting.ItemKind.STUDY,
                Meeting.ItemKind.OTHER));
        item.put("title", "研究" + dice.any(department.matters()) + "有关事项").put("kind", kind.name());
        if (kind == Meeting.ItemKind.HEARING) {
            item.put("reporter", department.name() + "负责同志")
                    .put("reportMinutes", dice.chance(40) ? dice.between(40, 90) : dice.between(5, 15));
        }
        if (dice.chance(120)) {
            item.putArray("topics").add(dice.any(List.of("三重一大", "作风建设", "基层减负")));
        }
    }

    void putVenue(ObjectNode meeting, int meetingClass, Meeting.Mode mode) {
        if (mode == Meeting.Mode.WRITTEN) {
            return;
        }
        boolean designated = meetingClass < 4 && dice.chance(500);
        ObjectNode venue = meeting.putObject("venue");
        if (dice.chance(15)) {
            venue.put("name", "基层联系点").put("type", Meeting.Venue.Type.OTHER.name());
        } else if (designated) {
            venue.put("name", dice.any(library.designatedPlaces())).put("type", Meeting.Venue.Type.DESIGNATED.name());
        } else {
            venue.put("name", dice.any(library.places())).put("type", Meeting.Venue.Type.INTERNAL.name());
        }
    }

    /** A cost below the quota of 2016 in nearly every case. */
    void putExpenses(ObjectNode meeting, int meetingClass) {
        boolean great = meetingClass < 3;
        if (!great && !dice.chance(meetingClass == 3 ? 850 : 450)) {
            meeting.put("mealForm", Meeting.MealForm.NONE.name());
            return;
        }
        long halfDays =
                meeting.required("days").decimalValue().movePointRight(1).longValueExact() / 5;
        long persons = meeting.required("participants").longValue()
                + meeting.required("staff").longValue();
        long quotaFen = List.of(76_000L, 65_000L, 55_000L, 55_000L).get(meetingClass - 1) * persons * halfDays / 2;
        long ordinary = great ? dice.between(52, 60) : dice.between(12, 90);
        long fen = quotaFen / 100 * (!great && dice.chance(35) ? dice.between(104, 130) : ordinary);
        long roughly = dice.chance(300) ? fen / 10_000 * 10_000 : fen + dice.below(100);
        putHeadings(meeting, roughly, halfDays > 2);
    }

    private void putHeadings(ObjectNode meeting, long fen, boolean overnight) {
        ObjectNode expenses = meeting.putObject("expenses");
        long lodging = overnight ? fen / 100 * dice.between(40, 60) : 0;
        long meals = (fen - lodging) / 100 * dice.between(0, 60);
        if (lodging > 0) {
            expenses.put("lodging", Money.yuan(lodging, dice));
        }
        if (meals > 0) {
            expenses.put("meals", Money.yuan(meals, dice));
        }
        expenses.put("other", Money.yuan(fen - lodging - meals, dice));
        Meeting.MealForm form = dice.chance(600) ? Meeting.MealForm.BUFFET : Meeting.MealForm.SIMPLE;
        meeting.put("mealForm", (meals > 0 ? form : Meeting.MealForm.NONE).name());
    }

    void putLectures(ObjectNode meeting, Meeting.Kind kind) {
        int lectures = switch (kind) {
            case READING_CLASS -> dice.between(1, 3);
            case STUDY_SESSION -> dice.chance(600) ? 1 : 0;
            case PROFESSIONAL -> dice.chance(40) ? 1 : 0;
            default -> 0;
        };
        for (int i = 0; i < lectures; i++) {
            meeting.withArray("lectures")
                    .addObject()
                    .put("lecturer", dice.any(library.lecturers()))
                    .put("topic", dice.any(library.studies()));
        }
    }

    void putRelay(ObjectNode meeting, Meeting.Kind kind) {
        boolean passesOn = kind == Meeting.Kind.DEPLOYMENT || kind == Meeting.Kind.VIDEO_CONFERENCE;
        if (dice.chance(passesOn ? 220 : 35)) {
            ObjectNode relays = meeting.putObject("relays")
                    .put("issuer", dice.any(library.superiors()))
                    .put("reference", dice.any(department.matters()) + "工作会议");
            if (!dice.chance(80)) {
                relays.put("ownMeasures", dice.chance(650));
            }
        }
    }
}
