package io.conduct.document;

import io.conduct.contract.RecordKind;
import io.conduct.testkit.doors.DoorContract;
import io.conduct.testkit.doors.Draw;
import io.conduct.testkit.doors.RecordType;
import io.conduct.testkit.doors.Submission;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents that keep every rule, break each of them, or are refused, through every door. */
class DoorAgainstDoorIT extends DoorContract {

    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2024, 7, 31);
    private static final String DAY = "2025-06-18";

    private int lastNumber;

    DoorAgainstDoorIT() {
        super(
                DocumentServiceForTests.shared(),
                new RecordType(
                        RecordKind.DOCUMENT.singular(), RecordKind.DOCUMENT.plural(), RecordKind.DOCUMENT.eventType()));
    }

    @Override
    protected List<ObjectNode> first() {
        return List.of(JsonMapper.shared()
                .createObjectNode()
                .put("title", "工作安排")
                .put("genre", "OTHER")
                .put("signedOn", "2021-03-05"));
    }

    @Override
    protected ObjectNode good(Draw draw) {
        LocalDate day = draw.day(FIRST, LAST);
        ObjectNode document = JsonMapper.shared()
                .createObjectNode()
                .put("title", "关于做好第" + draw.number(1, 999) + "号建议办理（" + draw.oneOf("督办", "答复") + "）的通知")
                .put("genre", draw.oneOf("NOTICE", "OPINION", "CIRCULAR", "LETTER"))
                .put("numberForm", "NUMBER")
                .put("purpose", draw.oneOf("IMPORTANT_WORK", "SPECIFIC_TASK", "RESEARCH_REPORT", "OTHER"))
                .put("form", draw.oneOf("RED_HEADER", "LETTERHEAD", "TELEGRAM"))
                .put("characters", draw.number(0, 9000))
                .put("issuedOn", day.plusDays(draw.number(0, 9)).toString())
                .put("draftedOn", day.minusDays(draw.number(0, 30)).toString());
        document.putArray("recipients").add("各县（市、区）人大常委会").add("市人民政府");
        addSometimes(document, draw);
        return numbered(day.toString(), document);
    }

    private static void addSometimes(ObjectNode document, Draw draw) {
        if (draw.onceIn(2)) {
            document.put("category", draw.oneOf("GENERAL", "SUPPORTING", "DIVISION_OF_WORK", "TEMPORARY"))
                    .put("basis", "省人大常委会办公厅关于开展执法检查的通知");
        }
        if (draw.onceIn(2)) {
            document.put("copies", draw.number(0, 500))
                    .put("signer", "主要负责同志")
                    .put("author", draw.oneOf("综合处", "法制处"))
                    .put("urgency", draw.oneOf("ROUTINE", "URGENT", "EXTRA_URGENT", "TELEGRAM_ROUTINE"));
        }
        if (draw.onceIn(3)) {
            document.put("reductionScope", draw.onceIn(2)).put("reductionScopeReason", "发至县级的普发性文件");
        }
        if (draw.onceIn(3)) {
            document.putObject("relays")
                    .put("issuer", "省人大常委会办公厅")
                    .put("reference", "关于开展执法检查的通知")
                    .put("newContentPercent", draw.number(30, 99) + "." + draw.number(0, 9));
        }
        if (draw.onceIn(4)) {
            document.putObject("regulation")
                    .put("name", "党组议事规则")
                    .put("action", draw.oneOf("ENACTED", "REVISED", "REPEALED"))
                    .put("version", "第" + draw.number(1, 9) + "版");
        }
        if (draw.onceIn(4)) {
            document.put("text", "各单位：\n　　请按时报送第" + draw.number(1, 99) + "号建议的办理情况。\n附件\n办理表")
                    .remove("characters");
        }
    }

    @Override
    protected Map<String, Change> breaches() {
        Map<String, Change> breaches = new LinkedHashMap<>();
        breaches.put(
                "TOO_LONG",
                (document, draw) -> numbered(DAY, document)
                        .put("purpose", "SPECIFIC_TASK")
                        .put("characters", draw.number(4001, 9000))
                        .remove("text"));
        breaches.put(
                "CHARACTERS_DIFFER",
                (document, draw) -> document.put("text", "　　请按时报送。\n附件\n表").put("characters", 8));
        breaches.put(
                "UNSUPPORTED_SUPPORTING",
                (document, draw) -> document.put("category", draw.oneOf("SUPPORTING", "DIVISION_OF_WORK"))
                        .remove("basis"));
        breaches.put(
                "UNSUPPORTED_TEMPORARY",
                (document, draw) ->
                        numbered(DAY, document).put("category", "TEMPORARY").remove("basis"));
        breaches.put(
                "RED_HEADER_EVADED",
                (document, draw) ->
                        numbered(DAY, document).put("genre", "NOTICE").put("form", draw.oneOf("WHITE_HEADER", "NOTE")));
        breaches.put(
                "RELAY_WITHOUT_SUBSTANCE",
                (document, draw) -> numbered(DAY, document)
                        .putObject("relays")
                        .put("newContentPercent", draw.number(0, 29) + ".99"));
        breaches.put("TOO_MANY_RECIPIENTS", (document, draw) -> document.put("genre", "REPORT"));
        breaches.put(
                "REQUEST_OF_SEVERAL_MATTERS",
                (document, draw) -> document.put("genre", "REQUEST").put("title", "关于增加编制等三个事项的请示"));
        breaches.put(
                "REPORT_CARRIES_REQUEST",
                (document, draw) -> document.put("genre", "REPORT").put("title", "关于申请拨付会议经费的报告"));
        addNumbers(breaches);
        return breaches;
    }

    private void addNumbers(Map<String, Change> breaches) {
        breaches.put(
                "NUMBER_MALFORMED",
                (document, draw) ->
                        document.put("number", draw.oneOf("市办字〔201418号", "〔2021〕5号", "市人常办〔21〕5号", "市人常办〔2021〕5")));
        breaches.put(
                "NUMBER_NOT_CONFORMING",
                (document, draw) -> document.put(
                        "number",
                        numberOf(document)
                                .replace("〔", draw.oneOf("[", "（", "［"))
                                .replace("〕", draw.oneOf("]第0", "）第", "］00"))));
        breaches.put("NUMBER_FORM_DIFFERS", (document, draw) -> document.put("numberForm", "ISSUE"));
        breaches.put(
                "NUMBER_YEAR_DIFFERS",
                (document, draw) -> document.put("number", numberOf(document).replaceFirst("〔[0-9]{4}〕", "〔2012〕")));
        breaches.put(
                "NUMBER_NOT_UNIQUE",
                (document, draw) -> numbered(DAY, document)
                        .put("number", "市人常发" + Submission.MARK + "〔２０２５〕" + draw.number(1, 2) + "号"));
    }

    @Override
    protected Map<String, Change> faults() {
        Map<String, Change> faults = new LinkedHashMap<>();
        faults.put("REQUIRED /title", (document, draw) -> document.remove("title"));
        faults.put(
                "REQUIRED /genre",
                (document, draw) -> document.put("title", "工作安排").remove("genre"));
        faults.put("REQUIRED /signedOn", (document, draw) -> document.remove("signedOn"));
        faults.put("LENGTH /title", (document, draw) -> document.put("title", "长".repeat(501)));
        faults.put("LENGTH /number", (document, draw) -> document.put("number", "长".repeat(101)));
        faults.put(
                "LENGTH /recipients/1",
                (document, draw) -> document.putArray("recipients").add("市人民政府").add("长".repeat(201)));
        faults.put("UNKNOWN_VALUE /genre", (document, draw) -> document.put("genre", "说明"));
        faults.put("UNKNOWN_VALUE /form", (document, draw) -> document.put("form", "口头"));
        faults.put("FORMAT /signedOn", (document, draw) -> document.put("signedOn", "2021-02-30"));
        faults.put("TYPE /copies", (document, draw) -> document.put("copies", "若干"));
        faults.put("RANGE /copies", (document, draw) -> document.put("copies", -draw.number(1, 9)));
        faults.put("TYPE /characters", (document, draw) -> document.put("characters", 12.5));
        faults.put(
                "FORMAT /relays/newContentPercent",
                (document, draw) ->
                        document.putObject("relays").put("newContentPercent", draw.oneOf("100.01", "45.678", "-1")));
        faults.put("INCONSISTENT /draftedOn", (document, draw) -> document.put("draftedOn", "2025-12-31"));
        faults.put("INCONSISTENT /issuedOn", (document, draw) -> document.put("issuedOn", "2012-12-31"));
        faults.put(
                "REQUIRED /regulation/action",
                (document, draw) -> document.putObject("regulation").put("name", "党组议事规则"));
        faults.put("SECRET_REFUSED /title", (document, draw) -> document.put("title", "（机密）关于会议安排的通知"));
        faults.put("SECRET_REFUSED", (document, draw) -> document.put("密级", draw.oneOf("秘密", "机密★10年")));
        return faults;
    }

    private ObjectNode numbered(String day, ObjectNode document) {
        if (day.equals(DAY)) {
            document.without("issuedOn").remove("draftedOn");
        }
        return document.put("signedOn", day)
                .put("number", "市人常办" + Submission.MARK + "〔" + day.substring(0, 4) + "〕" + ++lastNumber + "号");
    }

    private static String numberOf(ObjectNode document) {
        return document.path("number").stringValue();
    }
}
