package io.conduct.local.samples;

import io.conduct.contract.payload.Meeting;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A meeting on the calendar of the office that serves the organ as a whole. */
record FixedMeeting(LocalDate day, Meeting.Kind kind) {

    /** Statutory meetings, studies and yearly meetings; study grows from year to year. */
    static List<FixedMeeting> of(int year, int yearsAfterFirst) {
        int studies = 12 + 2 * Math.min(yearsAfterFirst, 6);
        int classes = 2 + Math.min(yearsAfterFirst, 4);
        return Stream.of(
                        Stream.of(
                                on(year, 1, 12, Meeting.Kind.PLENARY),
                                on(year, 1, 20, Meeting.Kind.DEMOCRATIC_LIFE),
                                on(year, 2, 24, Meeting.Kind.ANNUAL_WORK),
                                on(year, 12, 22, Meeting.Kind.DEBRIEFING)),
                        spread(year, 8, 26, Meeting.Kind.STANDING_COMMITTEE),
                        spread(year, 24, 16, Meeting.Kind.DIRECTORS),
                        spread(year, studies, 10, Meeting.Kind.STUDY_SESSION),
                        spread(year, classes, 6, Meeting.Kind.READING_CLASS))
                .flatMap(meetings -> meetings)
                .toList();
    }

    private static Stream<FixedMeeting> spread(int year, int times, int day, Meeting.Kind kind) {
        return IntStream.range(0, times).mapToObj(i -> on(year, 12 * i / times + 1, 1 + (day + 13 * i) % 28, kind));
    }

    private static FixedMeeting on(int year, int month, int day, Meeting.Kind kind) {
        return new FixedMeeting(Workload.workingDayFrom(LocalDate.of(year, month, day)), kind);
    }
}
