package io.conduct.reportdocument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.conduct.reportdocument.WordText.Block;
import io.conduct.reportdocument.WordText.Grid;
import io.conduct.reportdocument.WordText.Paragraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTextTest {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final int TOO_MUCH = 65 << 20;

    @Test
    void readsTheParagraphsAndTablesOfAReport() {
        byte[] file = new WordReport(ReportTemplate.standard()).render(ReportsForTests.report(), "2022年1月10日");

        List<Block> blocks = WordText.ofWord(file).blocks();

        assertThat(blocks)
                .contains(
                        new Paragraph("一、强化政治统领，坚决落实作风建设要求"),
                        new Paragraph("一是加强思想政治引领。先后举办3次专题读书班、组织13次党组理论学习中心组学习、18次邀请专家辅导授课。"));
        Grid table = blocks.stream()
                .filter(Grid.class::isInstance)
                .map(Grid.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(table.rows()).hasSize(41).startsWith(List.of("指标", "单位", "2021年", "2020年", "同比"));
    }

    @Test
    void joinsWhatAWordProcessorCutIntoRunsAndLeavesOutWhatIsDeleted() throws IOException {
        assertThat(read("<w:p><w:r><w:t>召开会议</w:t></w:r><w:del><w:r><w:delText>84</w:delText></w:r></w:del>"
                        + "<w:r><w:t>9</w:t></w:r><w:r><w:t>6</w:t></w:r><w:r><w:instrText>PAGE 7</w:instrText></w:r>"
                        + "<w:r><w:tab/><w:t>次</w:t></w:r></w:p>"))
                .containsExactly(new Paragraph("召开会议96 次"));
    }

    @Test
    void readsATextBoxOnceAndATableWithinATableAsTextOfItsCell() throws IOException {
        assertThat(read("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>乙</w:t>"
                        + "</w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"))
                .containsExactly(new Grid(List.of(List.of("甲\n乙"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no zip at all",
                "PK\u0003\u0004 and no more",
            })
    void refusesWhatIsNoWordDocument(String bytes) {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> WordText.ofWord(bytes.getBytes(StandardCharsets.UTF_8)))
                .matches(refused -> !refused.isTooLarge());
    }

    @Test
    void refusesEntitiesWhateverTheyAre() throws IOException {
        byte[] bomb = zip(
                "word/document.xml",
                "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY c \"&a;&a;&a;\">]><w:document xmlns:w=\"" + WORD
                        + "\"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>");

        assertThatExceptionOfType(UnreadableReportException.class).isThrownBy(() -> WordText.ofWord(bomb));
    }

    @Test
    void refusesElementsWithoutEndWithinEachOther() throws IOException {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read("<w:p>".repeat(1_000) + "</w:p>".repeat(1_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document.xml", "word/media/image1.png"})
    void refusesAFileThatUnfoldsToTooMuch(String part) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(part));
            blanks(zip);
        }
        assertThat(out.size()).isLessThan(5 << 20);

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> WordText.ofWord(out.toByteArray()))
                .matches(UnreadableReportException::isTooLarge);
    }

    private static void blanks(OutputStream out) throws IOException {
        byte[] blank = new byte[1 << 20];
        for (int written = 0; written < TOO_MUCH; written += blank.length) {
            out.write(blank);
        }
    }

    private static List<Block> read(String body) throws IOException {
        return WordText.ofWord(zip(
                        "word/document.xml",
                        "<w:document xmlns:w=\"" + WORD + "\"><w:body>" + body + "</w:body></w:document>"))
                .blocks();
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
