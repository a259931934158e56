package io.conduct.ledgerfile.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.ledgerfile.dictionary.Dictionary;
import io.conduct.ledgerfile.file.LedgerLimits;
import io.conduct.ledgerfile.rows.Workbooks.Shown;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessyMeetingAndPetitionLedgerTest {

    @TempDir
    Path folder;

    @Test
    void readsATwoLineHeaderWithTheExpensesBelowOneGroup() {
        Path file = Workbooks.xlsx("会议")
                .row("2021年度会议台账")
                .row("编号", "会议名称", "会议类型", "召开日期", "会议费（万元）", null, null, "参会人数")
                .row(null, null, null, null, "住宿费", "伙食费（元）", "其他")
                .merge("A2:A3")
                .merge("B2:B3")
                .merge("C2:C3")
                .merge("D2:D3")
                .merge("E2:G2")
                .merge("H2:H3")
                .row("HY-1", "全市人大座谈会", "座谈会", "5月18日", "1.2万元", 1890.5, "¥640.50", "约42人")
                .row("HY-2", "党组第3次会议", "党组会", "5月19日", null, "/", "3批12人次", "３０人")
                .row("总计", null, null, null, 12000, 1890.5, 640.5)
                .save(folder, "two-lines.xlsx");

        assertThat(Readings.of("meeting", file).lines())
                .containsExactly(
                        "会议!4 HY-1 {'title':'全市人大座谈会','kind':'SYMPOSIUM','heldOn':'2021-05-18','expenses':{'lodging':'12000','meals':'1890.5','other':'640.5'},'participants':42,'status':'HELD'}",
                        "会议!5 HY-2 SEVERAL_VALUES 其他费用 /expenses/other");
    }

    @Test
    void readsItemsThatLackWhatTheOthersHave() {
        Path file = Workbooks.xlsx("2021年")
                .row("编号", "会议名称", "会议类型", "召开日期", "议题", "汇报人", "汇报时长")
                .row("HY-1", "工作会商", "其他", "3月5日", "其一\n其二", "无\n机关党委", "20；—")
                .save(folder, "lacking.xlsx");

        assertThat(Readings.of("meeting", file).lines())
                .containsExactly(
                        "2021年!2 HY-1 {'title':'工作会商','kind':'OTHER','heldOn':'2021-03-05','agenda':[{'title':'其一','reportMinutes':20},{'title':'其二','reporter':'机关党委'}],'status':'HELD'}");
    }

    @Test
    void keepsTheLinesOfWhatAPetitionSays() {
        Path file = Workbooks.xlsx("2021年")
                .row("信访编号", "信访形式", "收到日期", "人数", "信访内容")
                .row("LX-1", "来信", "3月5日", 1, " 供暖不足。\n请解决。")
                .save(folder, "lines.xlsx");

        assertThat(Readings.of("petition", file).lines())
                .singleElement()
                .asString()
                .contains("'content':'供暖不足。\\n请解决。'");
    }

    @Test
    void takesTheMergedRowsOfOneMeetingForOneRecord() {
        Path file = Workbooks.xlsx("2021年")
                .row("编号", "会议名称", "召开日期", "开始时间", "结束时间", "议题", "议题类型", "汇报时长", "会期")
                .row("HY-1", "党组会议", "3月5日", "9:00", "下午2:30", "学习讲话", "传达学习", 20, "半天")
                .row(null, null, null, null, null, "听取汇报", "听取汇报", "1小时", null)
                .row("HY-2", "主任会议", "3月8日", new Shown(0.375, "h:mm"), "11点半", "1.审议报告\n2.研究人事", "讨论\n讨论", null, "1天半")
                .row("HY-3", "常委会会议", "3月9日", "9:00", null, "一、审议报告；二、任免", "讨论", null, 2)
                .merge("A2:A3")
                .merge("B2:B3")
                .merge("C2:C3")
                .merge("D2:D3")
                .merge("E2:E3")
                .save(folder, "agenda.xlsx");

        assertThat(Readings.of("meeting", file).lines())
                .containsExactly(
                        "2021年!2 HY-1 {'title':'党组会议','heldOn':'2021-03-05','days':0.5,'startsAt':'2021-03-05T09:00:00+08:00','endsAt':'2021-03-05T14:30:00+08:00','agenda':[{'title':'学习讲话','kind':'STUDY','reportMinutes':20},{'title':'听取汇报','kind':'HEARING','reportMinutes':60}],'kind':'PARTY_GROUP','status':'HELD'}",
                        "2021年!4 HY-2 {'title':'主任会议','heldOn':'2021-03-08','days':1.5,'startsAt':'2021-03-08T09:00:00+08:00','endsAt':'2021-03-08T11:30:00+08:00','agenda':[{'title':'审议报告','kind':'DISCUSSION'},{'title':'研究人事','kind':'DISCUSSION'}],'kind':'DIRECTORS','status':'HELD'}",
                        "2021年!5 HY-3 INCONSISTENT 议题类型 /agenda/*/kind");
    }

    @Test
    void readsAWebExportWithoutIdentifiersAndNamesEachMeetingByWhatItIs() {
        String html = "<table><tr><th>会议主题</th><th>所属部门</th><th>参会人</th><th>会议时间</th><th>会议地点类型</th><th>线下会议地址</th>"
                + "<th>会议类型</th></tr><tr><td>二季度推进会</td><td>办公室</td><td>某某</td><td>2021-05-18 09:00-11:40</td><td>线下</td>"
                + "<td>第一会议室</td><td>推进会</td></tr></table>";
        Path file = Workbooks.text(folder, "会议.xls", html, StandardCharsets.UTF_8);

        assertThat(Readings.of("meeting", file).lines())
                .containsExactly(
                        "Sheet1!2 2021-05-18-65ccfb116d68a3d8 {'title':'二季度推进会','venue':{'name':'第一会议室'},'kind':'DEPLOYMENT','heldOn':'2021-05-18','startsAt':'2021-05-18T09:00:00+08:00','endsAt':'2021-05-18T11:40:00+08:00','status':'HELD'}");
    }

    @Test
    void readsAPlanAsPlannedAndSeveralSheetsWithTheirOwnHeaders() {
        Path file = Workbooks.xlsx("2022年度会议计划")
                .row("会议计划编号", "x")
                .row("会议编号", "会议名称", "会议类型", "召开日期", "是否法定会议")
                .row("JH-1", "第一次常委会会议", "常委会", "2月25日", "√")
                .sheet("台账")
                .row("召开日期", "会议名称", "会议类型", "会议编号", "是否法定会议", "形式")
                .row("2022-03-01", "调度会", "例会", "HY-9", "×")
                .sheet("说明")
                .row("本表由各处室填写")
                .sheet("选项")
                .row("会议编号", "会议名称")
                .row("HY-10", "隐藏的会议")
                .hidden()
                .save(folder, "plan.xlsx");

        Readings readings = Readings.of("meeting", file);

        assertThat(readings.lines())
                .containsExactly(
                        "2022年度会议计划!3 JH-1 {'title':'第一次常委会会议','kind':'STANDING_COMMITTEE','heldOn':'2022-02-25','statutory':true,'status':'PLANNED'}",
                        "台账!2 HY-9 {'heldOn':'2022-03-01','title':'调度会','kind':'INTERNAL','statutory':false,'status':'HELD'}");
        assertThat(readings.summary().sheetsLeftOut()).containsExactly("说明", "选项");
    }

    @Test
    void readsARegisterOfVisitsWhoseTitleSaysTheChannel() {
        Path file = Workbooks.xls("来访")
                .row("2021年群众来访接待登记表")
                .merge("A1:F1")
                .row("编号", "来访时间", "姓名", "联系方式", "来访人数", "事由")
                .row(1, "3月11日9时", "张三丰、李四光", "13800000000、13900000000", "５人", "要求解决供暖\n问题")
                .row(2, "3月12日", "王五", 13900000000L, "3批12人次", "同一事由")
                .row("编号", "来访时间", "姓名", "联系方式", "来访人数", "事由")
                .row(3, "日期不详", "赵六", "无", 1, "反映情况")
                .save(folder, "visits.xls");

        assertThat(Readings.of("petition", file).lines())
                .containsExactly(
                        "来访!3 2021-VISIT-1 {'receivedOn':'2021-03-11','persons':5,'content':'要求解决供暖\\n问题','petitioners':[{'name':'张三丰','phone':'13800000000'},{'name':'李四光','phone':'13900000000'}],'channel':'VISIT'}",
                        "来访!4 2021-VISIT-2 SEVERAL_VALUES 信访人数 /persons",
                        "来访!6 null FORMAT 收到日期 /receivedOn; REQUIRED 信访编号 /sourceId");
    }

    @Test
    void neverPutsWhatACellHoldsIntoAProblem() {
        Path file = Workbooks.xlsx("2021年信访台账")
                .row("信访编号", "信访形式", "收到日期", "信访人数", "信访人", "身份证号", "是否匿名", "满意度")
                .row(
                        "X-1",
                        "王小明来过",
                        "王小明3月5日",
                        "王小明等3人4次",
                        new Workbooks.Formula("\"王小\"&\"明\""),
                        330_102_199_001_011_234L,
                        "王小明",
                        "王小明")
                .save(folder, "personal.xlsx");

        List<CellProblem> problems = new ArrayList<>();
        new LedgerReader(Dictionary.shipped("petition"), LedgerLimits.DEFAULT)
                .read(file, row -> problems.addAll(row.problems()));

        assertThat(problems)
                .extracting(CellProblem::code)
                .containsExactlyInAnyOrder(
                        "UNKNOWN_VALUE",
                        "FORMAT",
                        "SEVERAL_VALUES",
                        "FORMULA",
                        "PRECISION_LOST",
                        "TYPE",
                        "UNKNOWN_VALUE");
        assertThat(problems.toString()).doesNotContain("王小明", "33010219900101");
    }

    @Test
    void skipsDividersAndNotesAndRowsThatHoldOnlyTheirSerialNumber() {
        Path file = Workbooks.xlsx("2021年")
                .row("序号", "会议编号", "会议名称", "会议类型", "召开日期")
                .row("一、一月")
                .row("1月")
                .row("示例", "HY-0", "示例会议", "例会", "1月1日")
                .row(1, "HY-1", "工作例会", "例会", "1月5日")
                .row("1月份小计", null, "1次")
                .row(2)
                .row(3)
                .row("注：本表由办公室负责解释")
                .save(folder, "dividers.xlsx");

        Readings readings = Readings.of("meeting", file);

        assertThat(readings.lines())
                .containsExactly(
                        "2021年!5 HY-1 {'title':'工作例会','kind':'INTERNAL','heldOn':'2021-01-05','status':'HELD'}");
        assertThat(readings.summary().skipped()).isEqualTo(7);
    }
}
