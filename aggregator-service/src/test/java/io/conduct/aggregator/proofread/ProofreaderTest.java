package io.conduct.aggregator.proofread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.conduct.aggregator.proofread.Proofreading.Remark;
import io.conduct.reportdocument.WordText;
import io.conduct.reportdocument.WordText.Block;
import io.conduct.reportdocument.WordText.Grid;
import io.conduct.reportdocument.WordText.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ProofreaderTest {

    private static final ObjectNode EDITION = SampleEdition.content();
    private static final WordText REPORT = SampleEdition.report(EDITION);

    private final Proofreader proofreader = new Proofreader(SampleEdition.DEFINITION);

    @Test
    void findsNothingWrongWithAGeneratedReportAndEveryNumberOfIt() {
        Proofreading found = proofread(REPORT);

        assertThat(found.disagrees()).isEmpty();
        assertThat(found.impossible()).isEmpty();
        assertThat(found.notFound()).isEmpty();
        assertThat(found.agrees()).hasSizeGreaterThan(200).hasSize(found.numbers());
    }

    @Test
    void findsFifteenPlantedMistakesAndNoMore() {
        WordText planted = planted(
                "召开各类会议975次", "召开各类会议957次",
                "除法定会议外943次，同比下降7.55%", "除法定会议外943次，同比上升7.55%",
                "会议时长合计140705分钟，同比下降6.67%", "会议时长合计140705分钟，同比下降6.68%",
                "会议费支出4712405.58元，同比下降7.24%", "会议费支出4712405.58元，同比下降7.24个百分点",
                "召开计划外会议49次，同比下降14.04%", "召开计划外会议49次，同比下降16.33%",
                "印发文件1377件，同比下降7.46%", "印发文件1377件，同比下降7.4%",
                "精文统计范围629件", "精文统计范围629次",
                "发文字数合计2743112字", "发文字数合计274.3万字",
                "没有超过规定字数的文件。", "没有超过规定字数的文件，请核实12件。",
                "无依据的配套类、分工类文件25件", "无依据的配套类、分工类文件26件",
                "接待群众来访495批2004人次", "接待群众来访2004批495人次",
                "按期告知率16.75%", "按期告知率16.8%",
                "按期办结率90.20%", "按期办结率90.2个百分点",
                "形成调研报告44篇，同比下降16.98%", "形成调研报告44篇，同比持平",
                "以会议贯彻会议17次，同比下降5.56%", "以会议贯彻会议17次，同比下降5.6个百分点",
                "以文件落实文件22件，新增22件（上年同期为0）", "以文件落实文件22件，同比上升100%");
        planted = inTable(planted, "群众来信", 2, "885");

        Proofreading found = proofread(planted);

        assertThat(found.disagrees())
                .extracting(Remark::printed, Remark::shouldRead, Remark::cause)
                .containsExactlyInAnyOrder(
                        tuple("957次", "975次", Mistake.NUMBER),
                        tuple("同比上升7.55%", "同比下降7.55%", Mistake.WRONG_DIRECTION),
                        tuple("同比下降6.68%", "同比下降6.67%", Mistake.NUMBER),
                        tuple("同比下降7.24个百分点", "同比下降7.24%", Mistake.PERCENT_AGAINST_POINTS),
                        tuple("同比下降16.33%", "同比下降14.04%", Mistake.WRONG_DENOMINATOR),
                        tuple("同比下降7.4%", "同比下降7.46%", Mistake.TRUNCATED),
                        tuple("629次", "629件", Mistake.UNIT),
                        tuple("26件", "25件", Mistake.NUMBER),
                        tuple("2004批495人次", "495批2004人次", Mistake.SWAPPED),
                        tuple("16.8%", "16.7%", Mistake.DOUBLE_ROUNDED),
                        tuple("90.2个百分点", "90.2%", Mistake.PERCENT_AGAINST_POINTS),
                        tuple("同比持平", "同比下降16.98%", Mistake.NUMBER),
                        tuple("同比下降5.6个百分点", "同比下降5.56%", Mistake.PERCENT_AGAINST_POINTS),
                        tuple("885", "858件", Mistake.NUMBER));
        assertThat(found.impossible())
                .extracting(Remark::printed, Remark::shouldRead)
                .containsExactly(tuple("同比上升100%", "新增22件（上年同期为0）"));
        assertThat(found.notFound()).extracting(Remark::printed).containsExactly("12件");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021年，我办共召开各类会议975场，较上年同期下降7.4%。",
                "全年召开各类会议９７５次，同比下降７.４１％。",
                "在市委领导下，全年召开各类会议975次（上年1053次），下降7.4%。",
                "会议费支出471.2万元，同比减少7.2%。",
                "按期告知率为16.7%。"
            })
    void readsWhatIsPrintedOtherwise(String sentence) {
        Proofreading found = proofread(WordText.ofPlain(sentence));

        assertThat(found.disagrees()).isEmpty();
        assertThat(found.agrees()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "各部门召开各类会议5次。",
                "会议议题一般不超过3个，汇报时间一般不超过15分钟。",
                "召开党组会议12次，专题研究信访工作3次。",
                "全年召开各类会议约980次。",
                "会议时长合计2345.1小时。"
            })
    void claimsNothingOfWhatItCannotMatch(String sentence) {
        Proofreading found = proofread(WordText.ofPlain(sentence));

        assertThat(found.agrees()).isEmpty();
        assertThat(found.disagrees()).isEmpty();
        assertThat(found.impossible()).isEmpty();
        assertThat(found.notFound()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"接到投诉178件，同比上升44.4%。, 同比上升44.4%", "接到投诉256件（上年237件），同比上升7.4%。, 同比上升7.4%"})
    void namesWhatNoValuesCanMakeTrue(String sentence, String printed) {
        Proofreading found = proofread(WordText.ofPlain(sentence));

        assertThat(found.impossible()).extracting(Remark::printed).containsExactly(printed);
        assertThat(found.disagrees()).isEmpty();
    }

    @Test
    void namesAnAbsenceThatIsNone() {
        Proofreading found = proofread(WordText.ofPlain("没有无依据的配套类、分工类文件。\n没有超过规定字数的文件。"));

        assertThat(found.disagrees())
                .extracting(Remark::shouldRead, Remark::cause)
                .containsExactly(tuple("无依据的配套类、分工类文件25件，同比下降16.67%。", Mistake.NOT_ABSENT));
    }

    @Test
    void takesDatesArticlesAndNumbersOfDocumentsForNoFigures() {
        Proofreading found =
                proofread(WordText.ofPlain("根据《条例》第23条和市办发〔2021〕14号，2021年3月5日起施行，见附件3，校验码 sha256:12ab34件。"));

        assertThat(found.numbers()).isZero();
    }

    @Test
    void saysWhereAMistakeStands() {
        Proofreading found = proofread(planted("召开各类会议975次", "召开各类会议957次"));

        Remark remark = found.disagrees().get(0);
        assertThat(remark.metric()).isEqualTo("meetings.held");
        assertThat(remark.sentence()).startsWith("全年召开各类会议957次，同比下降7.41%；");
        assertThat(remark.where().paragraph()).isPositive();
    }

    @Test
    void refusesMoreNumbersThanAReportHas() {
        assertThatExceptionOfType(TooManyNumbersException.class)
                .isThrownBy(() -> proofread(WordText.ofPlain("1件".repeat(20_000))));
    }

    /** Neither the digits nor the words of a hostile text may cost more than their length. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "1,", "上升了", "同比", "（上年同期", "，", "一", "第1", "a1"})
    void readsAnyTextInItsStride(String repeated) {
        Proofreading found = proofread(WordText.ofPlain(repeated.repeat(20_000)));

        assertThat(found.disagrees()).isEmpty();
    }

    private Proofreading proofread(WordText text) {
        return proofreader.proofread(text, EDITION, "sha256:0");
    }

    /** The report with each first text replaced by the second; each must be there. */
    private static WordText planted(String... pairs) {
        List<Block> blocks = new ArrayList<>(REPORT.blocks());
        for (int pair = 0; pair < pairs.length; pair += 2) {
            String right = pairs[pair];
            String wrong = pairs[pair + 1];
            assertThat(blocks)
                    .anyMatch(block -> block instanceof Paragraph paragraph
                            && paragraph.text().contains(right));
            blocks.replaceAll(block -> block instanceof Paragraph paragraph
                    ? new Paragraph(paragraph.text().replace(right, wrong))
                    : block);
        }
        return new WordText(blocks);
    }

    private static WordText inTable(WordText report, String name, int column, String wrong) {
        List<Block> blocks = new ArrayList<>(report.blocks());
        blocks.replaceAll(block -> block instanceof Grid grid ? new Grid(changed(grid, name, column, wrong)) : block);
        return new WordText(blocks);
    }

    private static List<List<String>> changed(Grid grid, String name, int column, String wrong) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : grid.rows()) {
            List<String> cells = new ArrayList<>(row);
            if (cells.get(0).equals(name)) {
                cells.set(column, wrong);
            }
            rows.add(cells);
        }
        return rows;
    }
}
