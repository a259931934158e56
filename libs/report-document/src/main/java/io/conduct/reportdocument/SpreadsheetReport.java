package io.conduct.reportdocument;

import io.conduct.reportdocument.ReportDocument.Cell;
import io.conduct.reportdocument.ReportDocument.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Tables as a spreadsheet, a sheet each. A text that begins like a formula stays a text. The same tables give the same
 * bytes. Rows are put aside as they are written, so that memory does not grow with their number but for the finished file.
 */
public final class SpreadsheetReport {

    private static final int WIDEST_COLUMN = 60 * 256;
    private static final int CHARACTER = 256;
    private static final int ROWS_IN_MEMORY = 200;

    private SpreadsheetReport() {}

    /** The tables as an .xlsx file, with the imprint at the foot of every page. */
    public static byte[] render(List<Table> tables, ReportDocument.Imprint imprint) {
        return render(tables, imprint, Progress.UNWATCHED);
    }

    /** The same, told of each row that is written. */
    public static byte[] render(List<Table> tables, ReportDocument.Imprint imprint, Progress progress) {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            workbook.setCompressTempFiles(true);
            // Sizes of 8 bytes behind the entries cannot be read again by the JDK.
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            Styles styles = Styles.in(workbook);
            RowCount count = new RowCount(tables, progress);
            for (Table table : tables) {
                Sheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(table.title()));
                fill(sheet, table, styles, count);
                sheet.getFooter().setCenter(imprint.line());
            }
            CoreProperties core = workbook.getXSSFWorkbook().getProperties().getCoreProperties();
            core.setCreated(Optional.of(Date.from(imprint.asOf())));
            core.setModified(Optional.of(Date.from(imprint.asOf())));
            core.setDescription(imprint.line());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return StableZip.of(out.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("spreadsheet: not written (expected: room in the temporary folder)", e);
        }
    }

    private static void fill(Sheet sheet, Table table, Styles styles, RowCount count) {
        sheet.createFreezePane(0, 1);
        Row head = sheet.createRow(0);
        for (int column = 0; column < table.columns().size(); column++) {
            text(head.createCell(column), table.columns().get(column), styles.head());
            sheet.setColumnWidth(column, width(table, column));
        }
        for (int index = 0; index < table.rows().size(); index++) {
            Row row = sheet.createRow(index + 1);
            List<Cell> cells = table.rows().get(index);
            for (int column = 0; column < cells.size(); column++) {
                fill(row.createCell(column), cells.get(column), styles);
            }
            count.next();
        }
    }

    private static void fill(org.apache.poi.ss.usermodel.Cell cell, Cell content, Styles styles) {
        if (content.number() == null) {
            text(cell, content.text(), styles.text());
        } else {
            cell.setCellValue(content.number().doubleValue());
            cell.setCellStyle(styles.number(content.number().scale()));
        }
    }

    private static void text(org.apache.poi.ss.usermodel.Cell cell, String text, CellStyle style) {
        cell.setCellStyle(style);
        cell.setCellValue(text);
    }

    private static int width(Table table, int column) {
        int longest = displayWidth(table.columns().get(column));
        for (List<Cell> row : table.rows()) {
            longest = Math.max(longest, displayWidth(row.get(column).text()));
        }
        return Math.min(WIDEST_COLUMN, (longest + 2) * CHARACTER);
    }

    private static int displayWidth(String text) {
        return text.codePoints().map(point -> point < 0x2E80 ? 1 : 2).sum();
    }

    /** The looks of the cells. Texts carry the mark that keeps a spreadsheet program from taking them for formulas. */
    private record Styles(CellStyle head, CellStyle text, List<CellStyle> numbers) {

        private static final int MOST_DECIMALS = 6;

        static Styles in(Workbook workbook) {
            Font bold = workbook.createFont();
            bold.setBold(true);
            CellStyle head = workbook.createCellStyle();
            head.setFont(bold);
            head.setQuotePrefixed(true);
            CellStyle text = workbook.createCellStyle();
            text.setQuotePrefixed(true);
            List<CellStyle> numbers = IntStream.rangeClosed(0, MOST_DECIMALS)
                    .mapToObj(decimals -> {
                        CellStyle number = workbook.createCellStyle();
                        number.setDataFormat(workbook.createDataFormat()
                                .getFormat(decimals == 0 ? "0" : "0." + "0".repeat(decimals)));
                        return number;
                    })
                    .toList();
            return new Styles(head, text, numbers);
        }

        CellStyle number(int scale) {
            return numbers.get(Math.min(MOST_DECIMALS, Math.max(0, scale)));
        }
    }
}
