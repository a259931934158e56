package io.conduct.reportdocument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

class WordReportTest {

    private static final String DATE = "2022年1月10日";

    private final WordReport word = new WordReport(ReportTemplate.standard());

    @Test
    void putsTheTextInItsPlacesAndLeavesNoPlaceholder() throws IOException {
        List<String> paragraphs = texts(word.render(ReportsForTests.report(), DATE));

        assertThat(paragraphs)
                .containsSubsequence(
                        ReportsForTests.report().title(),
                        "一、强化政治统领，坚决落实作风建设要求",
                        "二、严格执行各项规定要求",
                        "市人大常委会机关",
                        DATE,
                        "报告数据")
                .noneMatch(text -> text.contains("{{"));
    }

    /** GB/T 9704-2012, 5.2: top margin 37 mm, left 28 mm, type area 156 by 225 mm, 22 lines of 28 characters. */
    @Test
    void hasTheTypeAreaOfTheStandard() throws IOException {
        try (XWPFDocument document = read(word.render(ReportsForTests.report(), DATE))) {
            CTSectPr section = document.getDocument().getBody().getSectPr();

            assertThat(section.getPgMar().getTop()).hasToString("2098");
            assertThat(section.getPgMar().getLeft()).hasToString("1587");
            assertThat(section.getDocGrid().getLinePitch()).hasToString("579");
            assertThat(document.getStyles().getStyle("ReportBody").getCTStyle().toString())
                    .contains("仿宋_GB2312", "w:sz w:val=\"32\"");
        }
    }

    @Test
    void repeatsTheHeadOfATableOnEveryPageAndHoldsEveryRow() throws IOException {
        try (XWPFDocument document = read(word.render(ReportsForTests.report(), DATE))) {
            XWPFTable table = document.getTables().get(0);

            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getNumberOfRows()).isEqualTo(41);
            assertThat(table.getRow(1).getCell(2).getText()).isEqualTo("100");
            assertThat(document.getCharts()).hasSize(2);
        }
    }

    @Test
    void saysAtTheFootOfEveryPageWhatItWasMadeFrom() throws IOException {
        try (XWPFDocument document = read(word.render(ReportsForTests.report(), DATE))) {
            assertThat(document.getFooterList()).hasSize(2).allSatisfy(footer -> {
                assertThat(footer.getText()).contains("第1版", "2022年1月5日9时2分", ReportsForTests.HASH);
                assertThat(footer._getHdrFtr().xmlText()).contains(" PAGE ");
            });
        }
    }

    @Test
    void givesTheSameBytesForTheSameReport() {
        byte[] first = word.render(ReportsForTests.report(), DATE);

        assertThat(new WordReport(ReportTemplate.standard()).render(ReportsForTests.report(), DATE))
                .isEqualTo(first);
    }

    @Test
    void fillsAPlaceholderThatAWordProcessorCutIntoRuns() throws IOException {
        byte[] template = template(document -> {
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.createRun().setText("本报告：{{ti");
            paragraph.createRun().setText("tle}}。");
        });

        assertThat(texts(new WordReport(template).render(ReportsForTests.report(), DATE)))
                .contains("本报告：" + ReportsForTests.report().title() + "。");
    }

    @Test
    void breaksATitleWhereItSaysSo() throws IOException {
        ReportDocument report = ReportsForTests.titled("关于贯彻执行规定\n情况的自查报告");
        try (XWPFDocument document = read(word.render(report, DATE))) {
            assertThat(document.getParagraphs().get(0).getCTP().xmlText()).contains("关于贯彻执行规定", "<w:br/>", "情况的自查报告");
            assertThat(document.getProperties().getCoreProperties().getTitle()).isEqualTo("关于贯彻执行规定情况的自查报告");
        }
    }

    @Test
    void saysItsLanguageAndWhichFontsMayStandInForWhich() throws IOException {
        byte[] report = word.render(ReportsForTests.report(), DATE);

        assertThat(part(report, "word/styles.xml")).contains("w:eastAsia=\"zh-CN\"");
        assertThat(part(report, "word/fontTable.xml")).contains("<w:altName w:val=\"仿宋,FangSong,Noto Serif CJK SC\"/>");
    }

    @Test
    void fillsAndChecksThePlaceholdersInATableOfTheTemplate() throws IOException {
        byte[] known = template(document -> cellOf(document).setText("{{org}}文件"));
        byte[] unknown = template(document -> cellOf(document).setText("{{organ}}文件"));

        try (XWPFDocument document = read(new WordReport(known).render(ReportsForTests.report(), DATE))) {
            assertThat(document.getTables()).anyMatch(table -> table.getText().contains("市人大常委会机关文件"));
        }
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> new WordReport(unknown).requireUsable())
                .withMessageStartingWith("template, table: {{organ}} (expected: title, org, date or imprint");
    }

    private static XWPFTableCell cellOf(XWPFDocument document) {
        return document.createTable(1, 1).getRow(0).getCell(0);
    }

    @Test
    void namesAPlaceholderItDoesNotKnow() throws IOException {
        byte[] template =
                template(document -> document.createParagraph().createRun().setText("{{titel}}"));

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> new WordReport(template).render(ReportsForTests.report(), DATE))
                .withMessageStartingWith("template, paragraph 10: {{titel}} (expected: title, org, date or imprint");
    }

    @Test
    void refusesATemplateThatIsNoWordFile() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> new WordReport(new byte[] {1, 2, 3}).render(ReportsForTests.report(), DATE))
                .withMessage("template: not readable (expected: a .docx file)");
    }

    @Test
    void canBeLookedAt() throws IOException {
        Path file = Path.of("target", "report.docx");
        Files.write(file, word.render(ReportsForTests.report(), DATE));

        assertThat(file).isNotEmptyFile();
    }

    private static byte[] template(Change change) throws IOException {
        try (XWPFDocument document = read(ReportTemplate.standard())) {
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        }
    }

    private static String part(byte[] docx, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && !entry.getName().equals(name)) {
                entry = zip.getNextEntry();
            }
            assertThat(entry).as(name).isNotNull();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> texts(byte[] docx) throws IOException {
        try (XWPFDocument document = read(docx)) {
            return document.getParagraphs().stream().map(XWPFParagraph::getText).toList();
        }
    }

    private static XWPFDocument read(byte[] docx) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(docx));
    }

    @FunctionalInterface
    private interface Change {

        void to(XWPFDocument document);
    }
}
