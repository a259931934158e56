package io.conduct.ledgerfile.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.ledgerfile.rows.Workbooks.Formula;
import io.conduct.ledgerfile.rows.Workbooks.Shown;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessyDocumentLedgerTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String NOTICE =
            "{'title':'关于执法检查的通知','number':'市人常办〔2021〕12号','signedOn':'2021-06-03','genre':'NOTICE'}";

    @TempDir
    Path folder;

    @Test
    void findsTheHeaderBelowTitleRowsAndLeavesTotalsOut() {
        Path file = Workbooks.xlsx("发文")
                .row("2021年度市人大常委会办公室发文登记簿")
                .merge("A1:F1")
                .row("填报单位：办公室", null, null, null, "填报日期：2022年1月10日")
                .row("序号", "公文标题", "公文文号", "签发日期", "印发份数", "备注")
                .row(1, "关于执法检查的通知", "市人常办〔2021〕12号", "6月3日", "60份", "已归档")
                .row(null, "小计", null, null, new Formula("SUM(E4:E4)"))
                .row(2, "市人大常委会关于预算的决议", "市人常〔2021〕3号", "2021.6.30", 1200)
                .row("合 计", null, null, null, new Formula("SUM(E4:E6)"))
                .row("填表人：某某", null, "审核人：某某")
                .save(folder, "登记簿.xlsx");

        Readings readings = Readings.of("document", file);

        assertThat(readings.lines())
                .containsExactly(
                        "发文!4 市人常办〔2021〕12号 {'title':'关于执法检查的通知','number':'市人常办〔2021〕12号','signedOn':'2021-06-03','copies':60,'genre':'NOTICE'}",
                        "发文!6 市人常〔2021〕3号 {'title':'市人大常委会关于预算的决议','number':'市人常〔2021〕3号','signedOn':'2021-06-30','copies':1200,'genre':'RESOLUTION'}");
        assertThat(readings.summary()).isEqualTo(new LedgerSummary(2, 3, List.of(), List.of()));
    }

    @Test
    void readsTheSameLedgerAsGbkCsvUtf8CsvTabsAndSemicolons() {
        String csv = "2021年发文登记簿,,\r\n文件题名,文号,成文日期\r\n\"关于执法检查的通知\",市人常办[2021]12号,2021/6/3\r\n\r\n";
        String expected = "CSV!3 市人常办〔2021〕12号 " + NOTICE.replace("〔2021〕", "[2021]");

        assertThat(Readings.of("document", Workbooks.text(folder, "a.csv", csv, GBK))
                        .lines())
                .containsExactly(expected);
        assertThat(Readings.of("document", Workbooks.text(folder, "b.csv", csv, StandardCharsets.UTF_8))
                        .lines())
                .containsExactly(expected);
        assertThat(Readings.of("document", Workbooks.text(folder, "c.csv", "\uFEFF" + csv, StandardCharsets.UTF_8))
                        .lines())
                .containsExactly(expected);
        assertThat(Readings.of(
                                "document",
                                Workbooks.text(folder, "d.xls", csv.replace(',', '\t'), StandardCharsets.UTF_16))
                        .lines())
                .containsExactly(expected);
        assertThat(Readings.of("document", Workbooks.text(folder, "e.txt", csv.replace(',', ';'), GBK))
                        .lines())
                .containsExactly(expected);
    }

    @Test
    void readsAnHtmlTableNamedXls() {
        String html = """
                <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gbk"></head><body><table>
                <tr><td colspan="4">2021年度发文登记簿</td></tr>
                <tr><th>发文部门</th><th>公文文号</th><th>公文标题</th><th>签发日期</th></tr>
                <tr><td rowspan="2">办公室</td><td>市人常办〔2021〕12号</td>
                    <td>关于执法检查的<br>通知</td><td>6月3日</td></tr>
                <tr><td>市人常办〔2021〕13号</td><td>关于视察的通知</td><td x:fmla="=D3+1">6月4日</td></tr>
                </table></body></html>
                """;

        assertThat(Readings.of("document", Workbooks.text(folder, "公文.xls", html, GBK))
                        .lines())
                .containsExactly(
                        "Sheet1!3 市人常办〔2021〕12号 {'number':'市人常办〔2021〕12号','title':'关于执法检查的通知','signedOn':'2021-06-03','genre':'NOTICE'}",
                        "Sheet1!4 市人常办〔2021〕13号 FORMULA 签发日期 /signedOn");
    }

    @Test
    void readsEveryFormOfADayInBothDateSystems() {
        Workbooks.Book book = Workbooks.xlsx("2021年")
                .row("标题", "文号", "签发日期")
                .row("甲的通知", "甲〔2021〕1号", new Shown(44260, "yyyy-mm-dd"))
                .row("乙的通知", "甲〔2021〕2号", 44260)
                .row("丙的通知", "甲〔2021〕3号", 20210305)
                .row("丁的通知", "甲〔2021〕4号", "２０２１年３月５日")
                .row("戊的通知", "甲〔2021〕5号", "2021.3.5")
                .row("己的通知", "甲〔2021〕6号", "3月5日")
                .row("庚的通知", "甲〔2021〕7号", 3.5);
        String expected =
                "2021年!%d 甲〔2021〕%d号 {'title':'%s的通知','number':'甲〔2021〕%d号','signedOn':'2021-03-05','genre':'NOTICE'}";

        assertThat(Readings.of("document", book.save(folder, "dates.xlsx")).lines())
                .containsExactly(
                        expected.formatted(2, 1, "甲", 1),
                        expected.formatted(3, 2, "乙", 2),
                        expected.formatted(4, 3, "丙", 3),
                        expected.formatted(5, 4, "丁", 4),
                        expected.formatted(6, 5, "戊", 5),
                        expected.formatted(7, 6, "己", 6),
                        "2021年!8 甲〔2021〕7号 FORMAT 签发日期 /signedOn");
    }

    @Test
    void countsDaysFrom1904WhereTheWorkbookDoes() {
        Workbooks.Book book =
                Workbooks.xlsx("发文").row("标题", "文号", "签发日期").row("甲的通知", "甲〔2021〕1号", new Shown(42798, "yyyy/m/d"));
        ((XSSFWorkbook) book.poi()).getCTWorkbook().addNewWorkbookPr().setDate1904(true);

        assertThat(Readings.of("document", book.save(folder, "1904.xlsx")).lines())
                .containsExactly(
                        "发文!2 甲〔2021〕1号 {'title':'甲的通知','number':'甲〔2021〕1号','signedOn':'2021-03-05','genre':'NOTICE'}");
    }

    @Test
    void readsBiff8WithMergedCellsAndItsFormulasAsProblems() {
        Path file = Workbooks.xls("发文")
                .row("发文登记簿（2021年）")
                .row("签发人", "标题", "文号", "签发日期", "字数")
                .row("秘书长", "甲的通知", "甲〔2021〕1号", "3月5日", "约1.2千字")
                .row(null, "乙的通知", "甲〔2021〕2号", "3月6日", new Formula("1+1"))
                .row(null, "丙的函", "甲函〔2021〕1号", "同上", 900)
                .merge("A3:A5")
                .save(folder, "old.xls");

        assertThat(Readings.of("document", file).lines())
                .containsExactly(
                        "发文!3 甲〔2021〕1号 {'signer':'秘书长','title':'甲的通知','number':'甲〔2021〕1号','signedOn':'2021-03-05','characters':1200,'genre':'NOTICE'}",
                        "发文!4 甲〔2021〕2号 FORMULA 字数 /characters",
                        "发文!5 甲函〔2021〕1号 {'signer':'秘书长','title':'丙的函','number':'甲函〔2021〕1号','signedOn':'2021-03-06','characters':900,'genre':'LETTER'}");
    }

    @Test
    void refusesCalculatedAndSecretRowsEachByItself() {
        Path file = Workbooks.xlsx("2021年")
                .row("密级", "标题", "文号", "签发日期", "份数")
                .row("无", "甲的通知", "甲〔2021〕1号", "3月5日", 3)
                .row("秘密★5年", "乙的通知", "甲〔2021〕2号", "3月5日", 3)
                .row("公开", new Formula("CONCATENATE(\"丙\",\"的通知\")"), "甲〔2021〕3号", "3月5日", 3)
                .row("—", "丁的通知", "甲〔2021〕4号", "3月5日")
                .row("—", "戊的通知", "甲〔2021〕5号", "3月5日")
                .arrayFormula("E2:E3*2", "E5:E6")
                .save(folder, "secret.xlsx");

        assertThat(Readings.of("document", file).lines())
                .containsExactly(
                        "2021年!2 甲〔2021〕1号 {'title':'甲的通知','number':'甲〔2021〕1号','signedOn':'2021-03-05','copies':3,'genre':'NOTICE'}",
                        "2021年!3 甲〔2021〕2号 SECRET_REFUSED 密级 ",
                        "2021年!4 甲〔2021〕3号 FORMULA 标题 /title",
                        "2021年!5 甲〔2021〕4号 FORMULA 印发份数 /copies",
                        "2021年!6 甲〔2021〕5号 FORMULA 印发份数 /copies");
    }

    @Test
    void readsTheGridOfAnOfficeSystemWhateverTheOrderOfItsColumns() {
        Path file = Workbooks.xlsx("Sheet1")
                .row("流转状态", "主送单位", "紧急程度", "公文标题", "签发日期", "分送日期", "拟文日期", "公文文号", "当前待办人", "印发份数", "新列")
                .row(
                        "办结",
                        "各县（市、区）人大常委会、市政府办公室",
                        "加急",
                        "关于执法检查的通知",
                        "2021-06-03",
                        "2021-06-04",
                        "2021-05-24",
                        "市人常办〔2021〕12号",
                        "某某",
                        "60",
                        "x")
                .save(folder, "oa.xlsx");

        Readings readings = Readings.of("document", file);

        assertThat(readings.lines())
                .containsExactly(
                        "Sheet1!2 市人常办〔2021〕12号 {'recipients':['各县（市、区）人大常委会','市政府办公室'],'urgency':'URGENT','title':'关于执法检查的通知','signedOn':'2021-06-03','issuedOn':'2021-06-04','draftedOn':'2021-05-24','number':'市人常办〔2021〕12号','copies':60,'genre':'NOTICE'}");
        assertThat(readings.summary().columnsLeftOut()).containsExactly(new LedgerSummary.LeftOut("Sheet1", "K", "新列"));
    }

    @Test
    void keepsRowsWithoutAnIdentityAndSecondRowsWithOneApart() {
        Path file = Workbooks.xlsx("2021年")
                .row("编号", "标题", "文号", "签发日期")
                .row(null, "甲的通知", null, "3月5日")
                .row(7, "乙的通知", null, "3月5日")
                .row(new Shown(8, "000"), "丙的通知", "第8号", "3月5日")
                .row(null, "丁的令", "第16号", "3月5日")
                .row("7", "戊的通知", null, "3月6日")
                .row(7, "乙的通知", null, "3月5日")
                .save(folder, "identity.xlsx");

        assertThat(Readings.of("document", file).lines())
                .containsExactly(
                        "2021年!2 null REQUIRED 登记号 /sourceId",
                        "2021年!3 2021-7 {'title':'乙的通知','signedOn':'2021-03-05','genre':'NOTICE'}",
                        "2021年!4 2021-008 {'title':'丙的通知','number':'第8号','signedOn':'2021-03-05','genre':'NOTICE'}",
                        "2021年!5 2021-第16号 {'title':'丁的令','number':'第16号','signedOn':'2021-03-05','genre':'ORDER'}",
                        "2021年!6 2021-7 DUPLICATE 登记号 /sourceId",
                        "2021年!7 2021-7 {'title':'乙的通知','signedOn':'2021-03-05','genre':'NOTICE'}");
    }
}
