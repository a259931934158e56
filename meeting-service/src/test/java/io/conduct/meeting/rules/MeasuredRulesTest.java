package io.conduct.meeting.rules;

import static io.conduct.meeting.rules.Meetings.DAY;
import static io.conduct.meeting.rules.Meetings.agenda;
import static io.conduct.meeting.rules.Meetings.findings;
import static io.conduct.meeting.rules.Meetings.judge;
import static io.conduct.meeting.rules.Meetings.meeting;
import static io.conduct.meeting.rules.Meetings.severity;
import static io.conduct.meeting.rules.Meetings.withStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that are a number: size, length, cost. One test for each is named after it. */
class MeasuredRulesTest {

    /** 本机关改进作风规定：会议议题一般不超过3个. */
    @Test
    void agendaTooLong() {
        assertThat(findings(MeetingCode.AGENDA_TOO_LONG, DAY, agenda(3))).isEmpty();
        assertThat(findings(MeetingCode.AGENDA_TOO_LONG, DAY, agenda(4))).containsExactly("3 < 4 at /agenda");
        assertThat(findings(MeetingCode.AGENDA_TOO_LONG, "2012-12-04", agenda(4)))
                .hasSize(1);
        assertThat(findings(MeetingCode.AGENDA_TOO_LONG, "2012-12-03", agenda(4)))
                .isEmpty();
        assertThat(severity(MeetingCode.AGENDA_TOO_LONG, meeting("DIRECTORS", DAY, agenda(4))))
                .isEqualTo(Severity.WARNING);
        assertThat(findings(MeetingCode.AGENDA_TOO_LONG, meeting("STANDING_COMMITTEE", DAY, agenda(9))))
                .isEmpty();
    }

    /** 《整治形式主义为基层减负若干规定》第2节：会议主报告一般不超过1小时. */
    @Test
    void reportTooLong() {
        String reports = "'agenda':[{'reportMinutes':60},{'title':'无汇报'},{'reportMinutes':61}]";

        assertThat(findings(MeetingCode.REPORT_TOO_LONG, "2024-08-06", reports))
                .containsExactly("60 < 61 at /agenda/2/reportMinutes");
        assertThat(findings(MeetingCode.REPORT_TOO_LONG, "2024-08-05", reports)).isEmpty();
    }

    /** 财行〔2016〕214号第十五条：综合定额标准是会议费开支的上限. */
    @ParameterizedTest
    @CsvSource({
        "2014-01-01, 1, 10, 2, 1, 7920.00",
        "2016-06-30, 2, 10, 2, 1, 6600.00",
        "2016-06-30, 3, 10, 2, 1, 5400.00",
        "2016-06-30, 4, 10, 2, 1, 5400.00",
        "2016-07-01, 1, 10, 2, 1, 9120.00",
        "2016-07-01, 2, 10, 2, 1, 7800.00",
        "2016-07-01, 3, 10, 2, 1, 6600.00",
        "2021-03-05, 4, 10, 2, 1.5, 9900.00",
        "2021-03-05, 4, 45, 0, 0.5, 12375.00",
        "2021-03-05, 4, 0, 0, 1, 0.00",
    })
    void expensesOverQuota(String day, int meetingClass, int persons, int staff, String days, String ceiling) {
        String size = "'meetingClass':%d,'participants':%d,'staff':%d,'days':%s"
                .formatted(meetingClass, persons, staff, days);
        String over = ceiling.replaceFirst("0$", "1");

        assertThat(findings(MeetingCode.EXPENSES_OVER_QUOTA, day, size + ",'expenses':{'other':'" + ceiling + "'}"))
                .isEmpty();
        assertThat(findings(MeetingCode.EXPENSES_OVER_QUOTA, day, size + ",'expenses':{'other':'" + over + "'}"))
                .containsExactly(ceiling + " < " + over + " at /expenses");
        assertThat(judge(meeting("OTHER", day, size)).ceilingYuan()).hasValue(ceiling);
    }

    /** 财行〔2016〕214号第十五条：各项费用之间可以调剂使用. */
    @Test
    void expensesOfOneHeadingMakeUpForAnother() {
        String size = "'meetingClass':4,'participants':1,'days':1,";

        assertThat(findings(
                        MeetingCode.EXPENSES_OVER_QUOTA,
                        DAY,
                        size + "'expenses':{'lodging':'0','meals':'150','other':'400'}"))
                .isEmpty();
        assertThat(findings(
                        MeetingCode.EXPENSES_OVER_QUOTA, DAY, size + "'expenses':{'lodging':'340','meals':'210.5'}"))
                .containsExactly("550.00 < 550.50 at /expenses");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'participants':1,'days':1,'expenses':{'meals':'99999'}",
                "'meetingClass':4,'days':1,'expenses':{'meals':'99999'}",
                "'meetingClass':4,'participants':1,'expenses':{'meals':'99999'}",
                "'meetingClass':4,'participants':1,'days':1"
            })
    void judgesNoCostThatItCannotMeasure(String properties) {
        assertThat(findings(MeetingCode.EXPENSES_OVER_QUOTA, DAY, properties)).isEmpty();
    }

    @Test
    void knowsNoQuotaBeforeTheFirst() {
        assertThat(judge(meeting("OTHER", "2013-12-31", "'meetingClass':4,'participants':1,'days':1"))
                        .ceilingYuan())
                .isEmpty();
    }

    /** 财行〔2016〕214号第九条：二类会议参会人员不得超过300人，三类会议不得超过150人，工作人员计算在内. */
    @ParameterizedTest
    @CsvSource({"2, 290, 10, 300", "3, 140, 10, 150"})
    void participantsOverLimit(int meetingClass, int participants, int staff, int limit) {
        String fitting = "'meetingClass':%d,'participants':%d,'staff':%d".formatted(meetingClass, participants, staff);
        String over = "'meetingClass':%d,'participants':%d,'staff':%d".formatted(meetingClass, participants + 1, staff);

        assertThat(findings(MeetingCode.PARTICIPANTS_OVER_LIMIT, DAY, fitting)).isEmpty();
        assertThat(findings(MeetingCode.PARTICIPANTS_OVER_LIMIT, DAY, over))
                .containsExactly(limit + " < " + (limit + 1) + " at /participants");
        assertThat(severity(MeetingCode.PARTICIPANTS_OVER_LIMIT, meeting("OTHER", DAY, over)))
                .isEqualTo(Severity.VIOLATION);
        assertThat(findings(MeetingCode.PARTICIPANTS_OVER_LIMIT, "2014-01-01", over))
                .hasSize(1);
        assertThat(findings(MeetingCode.PARTICIPANTS_OVER_LIMIT, "2013-12-31", over))
                .isEmpty();
    }

    /** 财行〔2016〕214号第九条：四类会议参会人员一般不得超过50人. */
    @Test
    void participantsOverUsual() {
        assertThat(findings(MeetingCode.PARTICIPANTS_OVER_USUAL, DAY, "'meetingClass':4,'participants':50"))
                .isEmpty();
        assertThat(findings(MeetingCode.PARTICIPANTS_OVER_USUAL, DAY, "'meetingClass':4,'participants':51"))
                .containsExactly("50 < 51 at /participants");
        assertThat(severity(
                        MeetingCode.PARTICIPANTS_OVER_USUAL,
                        meeting("OTHER", DAY, "'meetingClass':4,'participants':51")))
                .isEqualTo(Severity.WARNING);
    }

    /** 财行〔2016〕214号第九条：工作人员控制在会议代表人数的15%（二类）、10%（三类）以内. */
    @ParameterizedTest
    @CsvSource({"2, 100, 15, 15", "3, 100, 10, 10", "3, 105, 10, 10.5"})
    void staffOverShare(int meetingClass, int participants, int staff, String limit) {
        String persons = "'meetingClass':%d,'participants':%d,'staff':".formatted(meetingClass, participants);

        assertThat(findings(MeetingCode.STAFF_OVER_SHARE, DAY, persons + staff)).isEmpty();
        assertThat(findings(MeetingCode.STAFF_OVER_SHARE, DAY, persons + (staff + 1)))
                .containsExactly(limit + " < " + (staff + 1) + " at /staff");
        assertThat(findings(MeetingCode.STAFF_OVER_SHARE, DAY, "'meetingClass':4,'participants':1,'staff':9"))
                .isEmpty();
    }

    /** 财行〔2016〕214号第八条：二、三、四类会议会期均不得超过2天. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void daysOverLimit(int meetingClass) {
        String days = "'meetingClass':" + meetingClass + ",'days':";

        assertThat(findings(MeetingCode.DAYS_OVER_LIMIT, DAY, days + "2")).isEmpty();
        assertThat(findings(MeetingCode.DAYS_OVER_LIMIT, DAY, days + "2.5")).containsExactly("2 < 2.5 at /days");
        assertThat(findings(MeetingCode.DAYS_OVER_LIMIT, DAY, "'meetingClass':1,'days':5"))
                .isEmpty();
        assertThat(findings(MeetingCode.DAYS_OVER_LIMIT, meeting("READING_CLASS", DAY, days + "3")))
                .isEmpty();
    }

    /** 财行〔2016〕214号第八条：传达、布置类会议会期不得超过1天. */
    @Test
    void briefingTooLong() {
        assertThat(findings(MeetingCode.BRIEFING_TOO_LONG, meeting("DEPLOYMENT", DAY, "'days':1")))
                .isEmpty();
        assertThat(findings(MeetingCode.BRIEFING_TOO_LONG, meeting("DEPLOYMENT", DAY, "'days':1.5")))
                .containsExactly("1 < 1.5 at /days");
        assertThat(findings(MeetingCode.BRIEFING_TOO_LONG, DAY, "'days':1.5,'relays':{'issuer':'省人大常委会'}"))
                .hasSize(1);
        assertThat(findings(MeetingCode.BRIEFING_TOO_LONG, DAY, "'days':1.5")).isEmpty();
    }

    /** 《整治形式主义为基层减负若干规定》第2节：会议一般在半天之内. */
    @Test
    void sessionTooLong() {
        assertThat(findings(MeetingCode.SESSION_TOO_LONG, "2024-08-06", "'days':0.5"))
                .isEmpty();
        assertThat(findings(MeetingCode.SESSION_TOO_LONG, "2024-08-06", "'days':1"))
                .containsExactly("0.5 < 1 at /days");
        assertThat(findings(MeetingCode.SESSION_TOO_LONG, "2024-08-05", "'days':1"))
                .isEmpty();
        assertThat(findings(MeetingCode.SESSION_TOO_LONG, "2024-08-06", "'days':1,'statutory':true"))
                .isEmpty();
    }

    /** 《整治形式主义为基层减负若干规定》第2节：安排分组讨论的会议原则上不超过1天半. */
    @Test
    void groupSessionTooLong() {
        assertThat(findings(MeetingCode.GROUP_SESSION_TOO_LONG, meeting("ANNUAL_WORK", "2024-08-06", "'days':1.5")))
                .isEmpty();
        assertThat(findings(MeetingCode.GROUP_SESSION_TOO_LONG, meeting("ANNUAL_WORK", "2024-08-06", "'days':2")))
                .containsExactly("1.5 < 2 at /days");
        assertThat(findings(MeetingCode.GROUP_SESSION_TOO_LONG, meeting("ANNUAL_WORK", "2024-08-05", "'days':2")))
                .isEmpty();
    }

    /** 本机关改进作风规定：日常工作会议控制在规定时长以内. */
    @Test
    void durationTooLong() {
        String start = "'startsAt':'2021-03-05T09:00:00+08:00','endsAt':'2021-03-05T";

        assertThat(findings(MeetingCode.DURATION_TOO_LONG, meeting("INTERNAL", DAY, start + "11:00:59+08:00'")))
                .isEmpty();
        assertThat(findings(MeetingCode.DURATION_TOO_LONG, meeting("INTERNAL", DAY, start + "03:01:00Z'")))
                .containsExactly("120 < 121 at /endsAt");
        assertThat(findings(MeetingCode.DURATION_TOO_LONG, DAY, start + "17:00:00+08:00'"))
                .isEmpty();
        assertThat(findings(
                        MeetingCode.DURATION_TOO_LONG,
                        meeting("INTERNAL", DAY, start.replace("05T", "06T") + "09:00:00+08:00','days':1.5")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PLANNED, 1", "HELD, 1", "CANCELLED, 0", "MERGED, 0"})
    void measuresOnlyWhatTakesPlace(String status, int count) {
        assertThat(findings(MeetingCode.AGENDA_TOO_LONG, withStatus(status, "OTHER", DAY, agenda(4))))
                .hasSize(count);
    }
}
