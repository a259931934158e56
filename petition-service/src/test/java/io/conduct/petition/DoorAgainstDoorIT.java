package io.conduct.petition;

import io.conduct.contract.RecordKind;
import io.conduct.testkit.doors.DoorContract;
import io.conduct.testkit.doors.Draw;
import io.conduct.testkit.doors.RecordType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Petitions that keep every rule, break each of them, or are refused, with their personal part, through every door. */
class DoorAgainstDoorIT extends DoorContract {

    private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final List<String> NUMBERS =
            List.of("110101199003070011", "11010119900307002X", "110101199003070038", "110101199003070046");

    DoorAgainstDoorIT() {
        super(
                PetitionServiceForTests.shared(),
                new RecordType(
                        RecordKind.PETITION.singular(), RecordKind.PETITION.plural(), RecordKind.PETITION.eventType()));
    }

    @Override
    protected List<ObjectNode> first() {
        return List.of(petition("2015-12-31"));
    }

    @Override
    protected ObjectNode good(Draw draw) {
        LocalDate day = draw.day(FIRST, LAST);
        ObjectNode petition = petition(day.toString())
                .put("channel", draw.oneOf("LETTER", "VISIT", "CALL", "ONLINE"))
                .put("persons", draw.number(1, 9))
                .put("purpose", draw.oneOf("SUGGESTION", "ACCUSATION", "APPEAL"))
                .put("topic", draw.oneOf("城乡建设", "劳动保障", "教育"))
                .put("disposition", draw.oneOf("ANSWERED", "FORWARDED", "ASSIGNED", "SUPERVISED", "FILED"))
                .put("notifiedOn", day.plusDays(draw.number(0, 15)).toString());
        addHandling(petition, day, draw);
        addSometimes(petition, day, draw);
        if (draw.onceIn(3)) {
            addPersonal(petition, draw.number(1, 3), draw);
        }
        return petition;
    }

    private static void addHandling(ObjectNode petition, LocalDate day, Draw draw) {
        if (draw.onceIn(2)) {
            LocalDate accepted = day.plusDays(draw.number(0, 10));
            petition.put("acceptedOn", accepted.toString())
                    .put("concludedOn", accepted.plusDays(draw.number(0, 60)).toString())
                    .put("result", draw.oneOf("SUPPORTED", "EXPLAINED", "NOT_SUPPORTED"))
                    .put("satisfaction", draw.oneOf("SATISFIED", "BASICALLY_SATISFIED", "DISSATISFIED"));
        }
    }

    private static void addSometimes(ObjectNode petition, LocalDate day, Draw draw) {
        if (draw.onceIn(3)) {
            petition.put("personsAffected", draw.number(0, 5000))
                    .put("litigationRelated", draw.onceIn(2))
                    .put("anonymous", draw.onceIn(2));
        }
        if (draw.onceIn(3)) {
            ArrayNode supervisions = petition.putArray("supervisions");
            supervisions.addObject().put("on", day.plusDays(20).toString()).put("by", "信访接待室");
            supervisions.addObject().put("by", "办公室");
            supervisions.addObject().put("on", day.plusDays(40).toString());
        }
        if (draw.onceIn(6)) {
            petition.put("repeatOf", "r0");
        }
    }

    /** From few people, so that some of them petition again. */
    private static void addPersonal(ObjectNode petition, int count, Draw draw) {
        ArrayNode petitioners = petition.putArray("petitioners");
        for (int number = 0; number < count; number++) {
            ObjectNode one = petitioners.addObject();
            int who = draw.number(0, NUMBERS.size() - 1);
            if (!draw.onceIn(4)) {
                one.put("name", "来访人" + who);
            }
            if (draw.onceIn(2)) {
                one.put("idNumber", NUMBERS.get(who));
            }
            one.put("phone", "010-8765432" + who);
            if (draw.onceIn(2)) {
                one.put("address", "人民路" + draw.number(1, 99) + "号");
            }
        }
        petition.put("content", "反映供暖不足的问题。\n请求在第" + draw.number(1, 99) + "日前解决。");
    }

    @Override
    protected Map<String, Change> breaches() {
        Map<String, Change> breaches = new LinkedHashMap<>();
        breaches.put(
                "NOTIFIED_LATE",
                (petition, draw) -> petition.put("anonymous", false)
                        .put("notifiedOn", later("receivedOn", draw.number(16, 50), petition)));
        breaches.put(
                "CONCLUDED_LATE",
                (petition, draw) -> concluded(draw.number(61, 99), petition)
                        .put("purpose", "APPEAL")
                        .put("litigationRelated", false));
        breaches.put(
                "EXTENDED_LATE",
                (petition, draw) ->
                        concluded(95, petition).put("extendedOn", later("acceptedOn", draw.number(61, 90), petition)));
        breaches.put(
                "TOO_MANY_REPRESENTATIVES",
                (petition, draw) ->
                        addPersonal(petition.put("channel", "VISIT").put("persons", 20), draw.number(6, 9), draw));
        breaches.put(
                "RATED_BEFORE_CONCLUSION",
                (petition, draw) ->
                        petition.without("concludedOn").without("result").put("satisfaction", "SATISFIED"));
        breaches.put("REPEAT_OF_UNKNOWN", (petition, draw) -> petition.put("repeatOf", "nowhere"));
        return breaches;
    }

    @Override
    protected Map<String, Change> faults() {
        Map<String, Change> faults = new LinkedHashMap<>();
        faults.put("REQUIRED /channel", (petition, draw) -> petition.remove("channel"));
        faults.put("REQUIRED /receivedOn", (petition, draw) -> petition.remove("receivedOn"));
        faults.put("REQUIRED /persons", (petition, draw) -> petition.remove("persons"));
        faults.put("UNKNOWN_VALUE /channel", (petition, draw) -> petition.put("channel", "托人转交"));
        faults.put("UNKNOWN_VALUE /satisfaction", (petition, draw) -> petition.put("satisfaction", "尚可"));
        faults.put("FORMAT /receivedOn", (petition, draw) -> petition.put("receivedOn", "2021-02-30"));
        faults.put("TYPE /persons", (petition, draw) -> petition.put("persons", "若干"));
        faults.put("RANGE /persons", (petition, draw) -> petition.put("persons", 0));
        faults.put("TYPE /personsAffected", (petition, draw) -> petition.put("personsAffected", 1.5));
        faults.put("LENGTH /topic", (petition, draw) -> petition.put("topic", "长".repeat(201)));
        addDisorder(faults);
        addPersonal(faults);
        return faults;
    }

    private static void addDisorder(Map<String, Change> faults) {
        faults.put("INCONSISTENT /notifiedOn", (petition, draw) -> petition.put("notifiedOn", "2015-12-30"));
        faults.put("INCONSISTENT /concludedOn", (petition, draw) -> petition.put("concludedOn", "2015-12-30"));
        faults.put("INCONSISTENT /supervisions/1/on", (petition, draw) -> {
            ArrayNode supervisions = petition.putArray("supervisions");
            supervisions.addObject().put("by", "办公室");
            supervisions.addObject().put("on", "2015-12-30");
        });
        faults.put(
                "INCONSISTENT /extendedOn",
                (petition, draw) -> petition.without("acceptedOn").put("extendedOn", "2026-01-31"));
        faults.put(
                "INCONSISTENT /acceptedOn",
                (petition, draw) -> petition.put("disposition", "NOT_ACCEPTED")
                        .put("acceptedOn", later("receivedOn", 1, petition)));
    }

    private static void addPersonal(Map<String, Change> faults) {
        faults.put(
                "LENGTH /petitioners/0/name",
                (petition, draw) -> petitioner(petition).put("name", "长".repeat(101)));
        faults.put(
                "FORMAT /petitioners/0/idNumber",
                (petition, draw) -> petitioner(petition).put("idNumber", "110101199003070012"));
        faults.put(
                "FORMAT /petitioners/0/phone",
                (petition, draw) -> petitioner(petition).put("phone", "没有电话"));
    }

    private static ObjectNode petition(String day) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("channel", "LETTER")
                .put("receivedOn", day)
                .put("persons", 1);
    }

    private static ObjectNode petitioner(ObjectNode petition) {
        return petition.putArray("petitioners").addObject().put("name", "来信人");
    }

    private static ObjectNode concluded(int days, ObjectNode petition) {
        return petition.put("acceptedOn", later("receivedOn", 3, petition))
                .put("concludedOn", later("acceptedOn", days, petition));
    }

    private static String later(String property, int days, ObjectNode petition) {
        return LocalDate.parse(petition.path(property).stringValue())
                .plusDays(days)
                .toString();
    }
}
