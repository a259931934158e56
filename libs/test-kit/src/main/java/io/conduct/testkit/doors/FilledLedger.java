package io.conduct.testkit.doors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Fills in the empty ledger that a service hands out. */
final class FilledLedger {

    private static final int HEADER_ROW = 1;

    private FilledLedger() {}

    /** The .xlsx with these rows, each by the headers of its cells; a header that is not there is added. */
    static byte[] of(byte[] template, List<Map<String, String>> rows) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.getSheetAt(0);
            Row header = sheet.getRow(HEADER_ROW);
            Map<String, Integer> columns = new HashMap<>();
            header.forEach(cell -> columns.put(cell.getStringCellValue().replace("*", ""), cell.getColumnIndex()));
            for (Map<String, String> cells : rows) {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                cells.forEach((name, text) -> row.createCell(
                                columns.computeIfAbsent(name, added -> addTo(header, added)))
                        .setCellValue(text));
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int addTo(Row header, String name) {
        int column = header.getLastCellNum();
        header.createCell(column).setCellValue(name);
        return column;
    }
}
