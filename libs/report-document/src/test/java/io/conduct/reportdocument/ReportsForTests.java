package io.conduct.reportdocument;

import io.conduct.reportdocument.ReportDocument.Cell;
import io.conduct.reportdocument.ReportDocument.Imprint;
import io.conduct.reportdocument.ReportDocument.MonthChart;
import io.conduct.reportdocument.ReportDocument.Paragraph;
import io.conduct.reportdocument.ReportDocument.Section;
import io.conduct.reportdocument.ReportDocument.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A report with everything a report can have. */
final class ReportsForTests {

    static final String HASH = "3b5d5c3712955042212316173ccf37be8000000000000000000000000000abcd";

    private ReportsForTests() {}

    static ReportDocument report() {
        return titled("关于2021年度贯彻执行中央八项规定及其实施细则精神情况的自查报告");
    }

    static ReportDocument titled(String title) {
        return new ReportDocument(
                title,
                "市人大常委会机关",
                List.of(
                        new Section("", List.of(new Paragraph("", "按照要求，机关对2021年贯彻执行情况进行了自查。现将有关情况报告如下："))),
                        new Section(
                                "一、强化政治统领，坚决落实作风建设要求",
                                List.of(new Paragraph("一是加强思想政治引领。", "先后举办3次专题读书班、组织13次党组理论学习中心组学习、18次邀请专家辅导授课。"))),
                        new Section(
                                "二、严格执行各项规定要求",
                                List.of(new Paragraph(
                                        "（二）在改进会风文风方面。",
                                        "2021年，机关召开各类会议975次，同比下降7.41%；印发文件1377件，同比下降7.46%。".repeat(12))))),
                List.of(table(40)),
                List.of(chart("会议数量", "次"), chart("发文数量", "件")),
                new Imprint("第1版", Instant.parse("2022-01-05T01:02:03Z"), "2022年1月5日9时2分", HASH));
    }

    static Table table(int rows) {
        List<List<Cell>> cells = IntStream.range(0, rows)
                .mapToObj(row -> List.of(
                        Cell.of("指标" + row + (row == 3 ? "（不含法定会议和以会议贯彻会议的会议）" : "")),
                        Cell.of("次"),
                        Cell.of(BigDecimal.valueOf(100L + row)),
                        Cell.of(row == 5 ? null : BigDecimal.valueOf(110L + row)),
                        Cell.of(row == 5 ? "上年同期数据不详，不作比较" : "同比下降9.09%")))
                .toList();
        return new Table("报告数据", List.of("指标", "单位", "2021年", "2020年", "同比"), cells);
    }

    private static MonthChart chart(String title, String unit) {
        List<@Nullable BigDecimal> current = new ArrayList<>();
        List<@Nullable BigDecimal> previous = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            current.add(month == 12 ? null : BigDecimal.valueOf(70L + month));
            previous.add(BigDecimal.valueOf(80L + (month * 7) % 12));
        }
        return new MonthChart(title, unit, "2021年", current, "2020年", previous);
    }
}
