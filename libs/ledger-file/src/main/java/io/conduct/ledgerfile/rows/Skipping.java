package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.file.Cell;
import io.conduct.ledgerfile.file.SheetRow;
import io.conduct.ledgerfile.value.Texts;
import java.util.List;
import java.util.regex.Pattern;

/** Recognises the rows of a register that stand for no record: totals, notes, dividers, examples. */
final class Skipping {

    private static final int WHERE_TOTALS_STAND = 3;
    private static final Pattern TOTAL =
            Pattern.compile("(?:本页|本月|本季度?|本年度?|全年|[0-9一二三四五六七八九十]{1,4}[年月]份?|第[一二三四1-4]季度|上半年|下半年|累计)?"
                    + "(?:合计|小计|总计|共计|累计)(?:[:(].*|[0-9].*)?");
    private static final Pattern NOTE =
            Pattern.compile("(?:注|备注|说明|填表说明|填表人|填报人|制表人?|审核人?|负责人|单位负责人|分管领导|填表日期|填报日期|填报单位|填报时间"
                    + "|制表单位|制表日期|统计人|统计日期|联系人|联系电话|登记人)[0-9]?[:].*|第[0-9]+页.*");
    private static final Pattern DIVIDER =
            Pattern.compile("(?:(?:19|20)[0-9]{2}年)?(?:[0-9一二三四五六七八九十]{1,2}月份?|第[一二三四1-4]季度|上半年|下半年)?[:]?"
                    + "|.*(?:登记簿|台账|台帐|一览表|汇总表|登记表|统计表|明细表)(?:\\(.*\\))?");
    private static final Pattern EXAMPLE = Pattern.compile("(?:示例|样例|例)(?:[:(,].*)?");

    private Skipping() {}

    static boolean skips(SheetRow row) {
        List<String> texts = row.cells().values().stream()
                .map(cell -> cell instanceof Cell.Text text ? Texts.key(text.text()) : "")
                .toList();
        String first = texts.get(0);
        return texts.stream()
                        .limit(WHERE_TOTALS_STAND)
                        .anyMatch(text -> TOTAL.matcher(text).matches())
                || NOTE.matcher(first).matches()
                || EXAMPLE.matcher(first).matches()
                || (texts.size() == 1 && DIVIDER.matcher(first).matches() && !first.isEmpty());
    }
}
