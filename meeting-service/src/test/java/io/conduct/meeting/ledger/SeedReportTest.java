package io.conduct.meeting.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.Finding;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.meeting.rules.MeetingRules;
import io.conduct.record.domain.Situation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that an annual self-inspection report says of meetings can be recorded, and what it checks is found. */
class SeedReportTest {

    private static final JsonMapper JSON = PayloadJson.mapper();

    private final MeetingDomain domain =
            new MeetingDomain(MeetingRules.read(List.of(new ClassPathResource("rules/meetings.yaml"))));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            “第一议题”制度                     | 'kind':'PARTY_GROUP','agenda':[{'title':'传达学习','topics':['第一议题'],'kind':'STUDY'}] |
            先后举办专题读书班                   | 'kind':'READING_CLASS','days':3,'participants':40 |
            组织党组理论学习中心组学习               | 'kind':'STUDY_SESSION','participants':12 |
            邀请专家辅导授课                    | 'kind':'STUDY_SESSION','lectures':[{'lecturer':'市委党校','topic':'法治'}] |
            党风廉政列入民主生活会的重要内容            | 'kind':'DEMOCRATIC_LIFE','agenda':[{'title':'对照检查','topics':['党风廉政']}] |
            党风廉政列入全面从严治党述职会的重要内容        | 'kind':'DEBRIEFING','agenda':[{'title':'述职','topics':['党风廉政']}] |
            在办公会议上就作风建设提出具体要求           | 'kind':'EXECUTIVE','agenda':[{'title':'作风建设','topics':['作风建设'],'reporter':'主要领导'}] |
            党组会议听取机关党委汇报                | 'kind':'PARTY_GROUP','agenda':[{'kind':'HEARING','reporter':'机关党委','topics':['党风廉政']}] |
            年初即明确年度会议安排计划               | 'kind':'SPECIAL_TOPIC','planItem':'2021-01' |
            可合并的坚决合并                    | 'kind':'SPECIAL_TOPIC','status':'MERGED','mergedInto':'HY-404' | MERGED_INTO_UNKNOWN
            议题一般不超过3个                   | 'kind':'DIRECTORS','agenda':[{'title':'1'},{'title':'2'},{'title':'3'},{'title':'4'}] | AGENDA_TOO_LONG
            工作汇报时间                      | 'kind':'EXECUTIVE','heldOn':'2024-09-02','agenda':[{'kind':'HEARING','reportMinutes':61}] | REPORT_TOO_LONG
            日常工作会议控制时长                  | 'kind':'INTERNAL','startsAt':'2021-03-05T09:00:00+08:00','endsAt':'2021-03-05T12:00:00+08:00' | DURATION_TOO_LONG
            严格执行综合定额标准                  | 'kind':'SYMPOSIUM','meetingClass':4,'planItem':'1','participants':9,'staff':1,'days':1,'expenses':{'other':'5500.01'} | EXPENSES_OVER_QUOTA
            未经批准召开的会议不予核拨经费             | 'kind':'SYMPOSIUM','meetingClass':4,'expenses':{'other':'1'} | APPROVAL_MISSING FUNDING_REFUSED
            不符合会议规模的会议不予核拨经费            | 'kind':'DEPLOYMENT','meetingClass':3,'planItem':'1','participants':160,'expenses':{'other':'1'} | PARTICIPANTS_OVER_LIMIT FUNDING_REFUSED
            不符合定点管理要求的会议不予核拨经费          | 'kind':'SYMPOSIUM','planItem':'1','venue':{'type':'OTHER'},'expenses':{'other':'1'} | VENUE_NOT_DESIGNATED FUNDING_REFUSED
            内部会议原则上不作报道                 | 'kind':'INTERNAL','publicity':'REQUIRED' | PUBLICITY_NOT_ALLOWED
            一般安排工作自助餐或便餐                | 'kind':'SYMPOSIUM','mealForm':'BUFFET' |
            不宴请与会人员                     | 'kind':'SYMPOSIUM','mealForm':'BANQUET' | MEAL_NOT_ALLOWED
            不上高档菜肴和烟酒                   | 'kind':'SYMPOSIUM','extras':['FINE_DISHES','ALCOHOL_TOBACCO'] | EXTRA_NOT_ALLOWED EXTRA_NOT_ALLOWED
            不发放纪念品                      | 'kind':'SYMPOSIUM','extras':['SOUVENIRS'] | EXTRA_NOT_ALLOWED
            参加专题组织生活会                   | 'kind':'ORGANISATIONAL_LIFE','participants':15 |
            “三重一大”提交党组会议讨论              | 'kind':'PARTY_GROUP','agenda':[{'title':'年度工作要点','topics':['三重一大'],'kind':'DISCUSSION'}] |
            以会议贯彻会议                     | 'kind':'DEPLOYMENT','relays':{'issuer':'市委','reference':'全市大会'} | RELAY_WITHOUT_MEASURES
            法定会议                        | 'kind':'STANDING_COMMITTEE','meetingClass':2,'statutory':true,'days':2,'participants':80 |
            """)
    void records(String sentence, String properties, String codes) {
        JsonNode payload = JSON.readTree(withDefaults(properties).replace('\'', '"'));

        assertThat(PublicSchemas.validator(RecordKind.MEETING).validate(payload))
                .as(sentence)
                .isEmpty();
        Meeting meeting = JSON.treeToValue(payload, Meeting.class);
        assertThat(domain.check(meeting)).as(sentence).isEmpty();
        assertThat(domain.assess(meeting, Situation.alone(new RecordId("congress", "HY-1")))
                        .findings())
                .extracting(Finding::code)
                .containsExactlyElementsOf(codes == null ? List.of() : Arrays.asList(codes.split(" ")));
    }

    private static String withDefaults(String properties) {
        String status = properties.contains("'status'") ? "" : "'status':'HELD',";
        String heldOn = properties.contains("'heldOn'") ? "" : "'heldOn':'2021-03-05',";
        return "{'title':'会议'," + status + heldOn + properties + "}";
    }
}
