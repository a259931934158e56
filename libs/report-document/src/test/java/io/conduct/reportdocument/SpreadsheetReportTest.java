package io.conduct.reportdocument;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.reportdocument.ReportDocument.Cell;
import io.conduct.reportdocument.ReportDocument.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetReportTest {

    @Test
    void hasASheetForEachTableWithNumbersAsNumbers() throws IOException {
        try (XSSFWorkbook workbook = read(render(
                new Table("会议", List.of("指标", "数值"), List.of(List.of(Cell.of("会议费"), money()))), table("发文", "x")))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
            assertThat(workbook.getSheetName(0)).isEqualTo("会议");
            XSSFCell cell = workbook.getSheetAt(0).getRow(1).getCell(1);
            assertThat(cell.getNumericCellValue()).isEqualTo(4712405.58);
            assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("0.00");
            assertThat(workbook.getSheetAt(0).getFooter().getCenter()).contains(ReportsForTests.HASH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://example.invalid\")"})
    void keepsATextThatLooksLikeAFormulaAText(String text) throws IOException {
        try (XSSFWorkbook workbook = read(render(table("附表", text)))) {
            XSSFCell cell = workbook.getSheetAt(0).getRow(1).getCell(0);

            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(text);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void givesTheSameBytesForTheSameTables() {
        assertThat(render(ReportsForTests.table(30))).isEqualTo(render(ReportsForTests.table(30)));
    }

    @Test
    void writesMoreRowsThanItKeepsInMemoryAndCountsThem() throws IOException {
        List<Long> counted = new ArrayList<>();

        byte[] xlsx = SpreadsheetReport.render(
                List.of(ReportsForTests.table(1_200), new Table("附表", List.of("指标"), List.of(List.of(Cell.of("x"))))),
                ReportsForTests.report().imprint(),
                (done, all) -> counted.add(all - done));

        try (XSSFWorkbook workbook = read(xlsx)) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(1_200);
            assertThat(workbook.getSheetAt(0).getRow(1_200).getCell(2).getNumericCellValue())
                    .isEqualTo(1_299);
        }
        assertThat(counted)
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 1_201)
                        .map(done -> 1_201 - done)
                        .boxed()
                        .toList());
    }

    private static Cell money() {
        return Cell.of(new BigDecimal("4712405.58"));
    }

    private static Table table(String title, String text) {
        return new Table(title, List.of("指标"), List.of(List.of(Cell.of(text))));
    }

    private static byte[] render(Table... tables) {
        return SpreadsheetReport.render(
                List.of(tables), ReportsForTests.report().imprint());
    }

    private static XSSFWorkbook read(byte[] xlsx) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(xlsx));
    }
}
