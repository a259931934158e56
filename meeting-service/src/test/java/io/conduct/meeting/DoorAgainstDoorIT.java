package io.conduct.meeting;

import io.conduct.contract.RecordKind;
import io.conduct.testkit.doors.DoorContract;
import io.conduct.testkit.doors.Draw;
import io.conduct.testkit.doors.RecordType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Meetings that keep every rule, break each of them, or are refused, through every door. */
class DoorAgainstDoorIT extends DoorContract {

    private static final String PLANNED_YEAR = "2025";
    private static final LocalDate FIRST = LocalDate.of(2016, 7, 1);
    private static final LocalDate LAST = LocalDate.of(2024, 12, 31);
    private static final String DAY = "2025-06-18";

    DoorAgainstDoorIT() {
        super(
                MeetingServiceForTests.shared(),
                new RecordType(
                        RecordKind.MEETING.singular(), RecordKind.MEETING.plural(), RecordKind.MEETING.eventType()));
    }

    /** A plan with one item to hold and one that was dropped. */
    @Override
    protected void prepare(String org) {
        MeetingServiceForTests.shared()
                .client("planner", org, "meetings:write")
                .put()
                .uri("/api/v1/meetings/plans/{org}/{year}", org, PLANNED_YEAR)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("""
                        {"approvedOn": "2025-01-10", "approvedBy": "党组会议", "items": [
                          {"item": "第1项", "name": "工作会商", "budget": "500"},
                          {"item": "第2项", "name": "经验交流", "status": "CANCELLED"}]}""")
                .exchange()
                .expectStatus()
                .isCreated();
    }

    @Override
    protected List<ObjectNode> first() {
        return List.of(meeting("HELD"), meeting("CANCELLED"));
    }

    @Override
    protected ObjectNode good(Draw draw) {
        String day = draw.day(FIRST, LAST).toString();
        ObjectNode meeting = meeting("HELD")
                .put("title", "第" + draw.number(1, 999) + "次工作会商（" + draw.oneOf("上午", "下午") + "）")
                .put("kind", draw.oneOf("PARTY_GROUP", "DIRECTORS", "EXECUTIVE", "SPECIAL_TOPIC", "OTHER"))
                .put("heldOn", day)
                .put("startsAt", day + "T09:%02d:00+08:00".formatted(draw.number(0, 59)))
                .put("endsAt", day + "T10:%02d:00+08:00".formatted(draw.number(0, 59)))
                .put("participants", draw.number(20, 45))
                .put("staff", draw.number(0, 2))
                .put("days", 0.5)
                .put("mode", draw.oneOf("ON_SITE", "VIDEO", "HYBRID", "WRITTEN"))
                .put("mealForm", draw.oneOf("BUFFET", "SIMPLE", "NONE"))
                .put("publicity", draw.oneOf("REQUIRED", "ALLOWED", "NONE"));
        meeting.putObject("venue").put("name", "第一会议室").put("type", "INTERNAL");
        addAgenda(meeting.putArray("agenda"), draw);
        addSometimes(meeting, draw);
        return meeting;
    }

    private static void addAgenda(ArrayNode agenda, Draw draw) {
        for (int number = draw.number(1, 3); number > 0; number--) {
            ObjectNode item = agenda.addObject().put("title", "听取第" + number + "项汇报");
            if (draw.onceIn(2)) {
                item.put("kind", draw.oneOf("DISCUSSION", "HEARING", "STUDY", "OTHER"));
            }
            if (draw.onceIn(2)) {
                item.putArray("topics").add("第一议题").add("党风廉政");
            }
            if (draw.onceIn(2)) {
                item.put("reporter", draw.oneOf("机关党委", "法制工作委员会"));
            }
            if (draw.onceIn(2)) {
                item.put("reportMinutes", draw.number(1, 60));
            }
        }
    }

    private static void addSometimes(ObjectNode meeting, Draw draw) {
        if (draw.onceIn(3)) {
            spend(meeting, 4, draw.number(100, 1500) + "." + draw.number(1, 9), "2016-01-15");
        }
        if (draw.onceIn(4)) {
            ArrayNode lectures = meeting.putArray("lectures");
            lectures.addObject().put("lecturer", "市委党校").put("topic", "监督法");
            lectures.addObject().put("topic", "预算法");
        }
        if (draw.onceIn(4)) {
            meeting.putObject("relays")
                    .put("issuer", "省人大常委会")
                    .put("reference", "全省工作座谈会")
                    .put("ownMeasures", true);
        }
        if (draw.onceIn(4)) {
            meeting.put("statutory", false).put("planItem", "年度计划第" + draw.number(1, 30) + "项");
        }
    }

    @Override
    protected Map<String, Change> breaches() {
        Map<String, Change> breaches = new LinkedHashMap<>();
        breaches.put("AGENDA_TOO_LONG", (meeting, draw) -> {
            ArrayNode agenda = meeting.withArray("agenda");
            for (int more = draw.number(4, 9); more > 0; more--) {
                agenda.addObject().put("title", "通报第" + more + "项情况");
            }
        });
        breaches.put(
                "REPORT_TOO_LONG",
                (meeting, draw) -> on(DAY, meeting)
                        .putArray("agenda")
                        .addObject()
                        .put("title", "主报告")
                        .put("reportMinutes", draw.number(61, 200)));
        addMoney(breaches);
        addScale(breaches);
        addPlaces(breaches);
        addPlan(breaches);
        addConduct(breaches);
        addMergers(breaches);
        return breaches;
    }

    private static void addMoney(Map<String, Change> breaches) {
        breaches.put("EXPENSES_OVER_QUOTA", (meeting, draw) -> spend(meeting, 4, "99999.99", "2016-01-15"));
        breaches.put("EXPENSES_OVER_BUDGET", (meeting, draw) -> {
            on(DAY, meeting).put("planItem", "第1项");
            spend(meeting, 4, "500.01", "2025-01-15");
        });
        breaches.put("LODGING_NOT_NEEDED", (meeting, draw) -> {
            spend(meeting, 4, "10", "2016-01-15");
            meeting.withObject("expenses").put("lodging", "340.5");
        });
        breaches.put("APPROVAL_MISSING", (meeting, draw) -> {
            spend(meeting, 4, "1000", "2016-01-15");
            meeting.without("approval").without("planItem");
        });
        breaches.put("APPROVED_AFTERWARDS", (meeting, draw) -> spend(meeting, 4, "1000", "2026-01-15"));
        breaches.put("FUNDING_REFUSED", (meeting, draw) -> {
            spend(meeting, 1, "2000", "2016-01-15");
            meeting.withObject("venue").put("type", "OTHER");
        });
    }

    private static void addScale(Map<String, Change> breaches) {
        breaches.put(
                "PARTICIPANTS_OVER_LIMIT",
                (meeting, draw) -> approved(3, meeting).put("participants", draw.number(151, 400)));
        breaches.put(
                "PARTICIPANTS_OVER_USUAL",
                (meeting, draw) -> approved(4, meeting).put("participants", draw.number(51, 149)));
        breaches.put("STAFF_OVER_SHARE", (meeting, draw) -> approved(2, meeting).put("staff", draw.number(10, 20)));
        breaches.put("DAYS_OVER_LIMIT", (meeting, draw) -> approved(4, meeting).put("days", 2.5));
        breaches.put(
                "BRIEFING_TOO_LONG",
                (meeting, draw) ->
                        meeting.put("kind", "DEPLOYMENT").put("mode", "VIDEO").put("days", 1.5));
        breaches.put("SESSION_TOO_LONG", (meeting, draw) -> on(DAY, meeting).put("days", 1));
        breaches.put(
                "GROUP_SESSION_TOO_LONG",
                (meeting, draw) -> on(DAY, meeting).put("kind", "ANNUAL_WORK").put("days", 2));
        breaches.put(
                "DURATION_TOO_LONG",
                (meeting, draw) -> meeting.put("kind", "INTERNAL")
                        .put("endsAt", meeting.path("heldOn").stringValue() + "T17:30:00+08:00"));
    }

    private static void addPlaces(Map<String, Change> breaches) {
        breaches.put(
                "VENUE_NOT_INTERNAL",
                (meeting, draw) -> meeting.withObject("venue").put("type", "DESIGNATED"));
        breaches.put(
                "VENUE_NOT_DESIGNATED",
                (meeting, draw) -> approved(4, meeting).withObject("venue").put("type", "OTHER"));
        breaches.put(
                "VIDEO_PREFERRED",
                (meeting, draw) ->
                        meeting.put("kind", "DEPLOYMENT").put("mode", "ON_SITE").put("outOfTown", draw.number(1, 20)));
    }

    private static void addPlan(Map<String, Change> breaches) {
        breaches.put("PLAN_ITEM_UNKNOWN", (meeting, draw) -> on(DAY, meeting).put("planItem", "第3项"));
        breaches.put("PLAN_ITEM_DROPPED", (meeting, draw) -> on(DAY, meeting).put("planItem", "第2项"));
    }

    private static void addConduct(Map<String, Change> breaches) {
        breaches.put("MEAL_NOT_ALLOWED", (meeting, draw) -> meeting.put("mealForm", "BANQUET"));
        breaches.put(
                "EXTRA_NOT_ALLOWED",
                (meeting, draw) -> meeting.putArray("extras")
                        .add("SOUVENIRS")
                        .add(draw.oneOf("FINE_DISHES", "ALCOHOL_TOBACCO", "DECORATION", "REFRESHMENTS", "EXCURSION")));
        breaches.put(
                "RELAY_WITHOUT_MEASURES",
                (meeting, draw) -> meeting.putObject("relays").put("reference", "全省动员部署电视电话会"));
        breaches.put(
                "PUBLICITY_NOT_ALLOWED",
                (meeting, draw) -> meeting.put("kind", "PROFESSIONAL").put("publicity", "ALLOWED"));
        breaches.put(
                "STATUTORY_DOUBTFUL",
                (meeting, draw) -> meeting.put("kind", "SYMPOSIUM").put("statutory", true));
        breaches.put(
                "STATUTORY_DENIED",
                (meeting, draw) -> meeting.put("kind", "STANDING_COMMITTEE").put("statutory", false));
    }

    private static void addMergers(Map<String, Change> breaches) {
        breaches.put(
                "MERGED_INTO_UNKNOWN",
                (meeting, draw) -> meeting.put("status", "MERGED").put("mergedInto", "nowhere"));
        breaches.put(
                "MERGED_INTO_NOT_HELD",
                (meeting, draw) -> meeting.put("status", "MERGED").put("mergedInto", "r1"));
    }

    @Override
    protected Map<String, Change> faults() {
        Map<String, Change> faults = new LinkedHashMap<>();
        faults.put("REQUIRED /title", (meeting, draw) -> meeting.remove("title"));
        faults.put(
                "REQUIRED /heldOn",
                (meeting, draw) -> meeting.without("startsAt").without("endsAt").remove("heldOn"));
        faults.put("LENGTH /title", (meeting, draw) -> meeting.put("title", "长".repeat(501)));
        faults.put("UNKNOWN_VALUE /kind", (meeting, draw) -> meeting.put("kind", "茶话会晚会"));
        faults.put(
                "FORMAT /heldOn",
                (meeting, draw) -> meeting.without("startsAt").without("endsAt").put("heldOn", "2021-02-30"));
        faults.put("TYPE /participants", (meeting, draw) -> meeting.put("participants", "若干"));
        faults.put("RANGE /participants", (meeting, draw) -> meeting.put("participants", -draw.number(1, 9)));
        faults.put("TYPE /staff", (meeting, draw) -> meeting.put("staff", 1.5));
        faults.put("RANGE /meetingClass", (meeting, draw) -> meeting.put("meetingClass", draw.number(5, 9)));
        faults.put("RANGE /days", (meeting, draw) -> meeting.put("days", 0.3));
        faults.put(
                "RANGE /agenda/0/reportMinutes",
                (meeting, draw) -> meeting.putArray("agenda")
                        .addObject()
                        .put("title", "汇报")
                        .put("reportMinutes", 0));
        faults.put("LENGTH /agenda/1/topics/0", (meeting, draw) -> {
            ArrayNode agenda = meeting.putArray("agenda");
            agenda.addObject().put("title", "其一");
            agenda.addObject().put("title", "其二").putArray("topics").add("签".repeat(51));
        });
        faults.put(
                "FORMAT /expenses/meals",
                (meeting, draw) -> meeting.putObject("expenses").put("meals", "18.905"));
        faults.put(
                "UNKNOWN_VALUE /venue/type",
                (meeting, draw) -> meeting.withObject("venue").put("type", "露天"));
        faults.put(
                "INCONSISTENT /endsAt",
                (meeting, draw) -> meeting.put("endsAt", meeting.path("heldOn").stringValue() + "T08:00:00+08:00"));
        faults.put("INCONSISTENT /mergedInto", (meeting, draw) -> meeting.put("mergedInto", "r0"));
        faults.put("REQUIRED /mergedInto", (meeting, draw) -> meeting.put("status", "MERGED"));
        return faults;
    }

    private static ObjectNode meeting(String status) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("title", "工作会商")
                .put("kind", "OTHER")
                .put("status", status)
                .put("heldOn", "2021-03-05");
    }

    private static ObjectNode on(String day, ObjectNode meeting) {
        return meeting.without("planItem")
                .put("heldOn", day)
                .put("startsAt", day + "T09:00:00+08:00")
                .put("endsAt", day + "T10:00:00+08:00");
    }

    private static ObjectNode approved(int meetingClass, ObjectNode meeting) {
        meeting.putObject("approval").put("number", "2016-7").put("approvedOn", "2016-01-15");
        return meeting.put("meetingClass", meetingClass);
    }

    private static void spend(ObjectNode meeting, int meetingClass, String meals, String approvedOn) {
        approved(meetingClass, meeting).withObject("approval").put("approvedOn", approvedOn);
        meeting.putObject("expenses").put("meals", meals);
    }
}
