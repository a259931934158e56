package io.conduct.ledgerfile.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes ledgers as people do. */
final class Workbooks {

    private Workbooks() {}

    /** A formula, to be put into a cell. */
    record Formula(String text) {}

    /** A number that is shown in a format. */
    record Shown(double value, String format) {}

    /** A workbook that is being written; rows count from 1, as they are shown. */
    static final class Book {

        private final Workbook workbook;
        private Sheet sheet;
        private int next;

        private Book(Workbook workbook, String sheet) {
            this.workbook = workbook;
            this.sheet = workbook.createSheet(sheet);
        }

        Book sheet(String name) {
            sheet = workbook.createSheet(name);
            next = 0;
            return this;
        }

        Book row(@Nullable Object... values) {
            Row row = sheet.createRow(next++);
            for (int column = 0; column < values.length; column++) {
                if (values[column] != null) {
                    fill(row.createCell(column), values[column]);
                }
            }
            return this;
        }

        Book skip(int rows) {
            next += rows;
            return this;
        }

        Book merge(String range) {
            sheet.addMergedRegion(CellRangeAddress.valueOf(range));
            return this;
        }

        Book arrayFormula(String formula, String range) {
            sheet.setArrayFormula(formula, CellRangeAddress.valueOf(range));
            return this;
        }

        Book hidden() {
            workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
            return this;
        }

        Workbook poi() {
            return workbook;
        }

        Path save(Path folder, String name) {
            Path file = folder.resolve(name);
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
                workbook.close();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void fill(Cell cell, @Nullable Object value) {
            if (value instanceof String text) {
                cell.setCellValue(text);
            } else if (value instanceof Number number) {
                cell.setCellValue(number.doubleValue());
            } else if (value instanceof Boolean truth) {
                cell.setCellValue(truth);
            } else if (value instanceof Formula formula) {
                cell.setCellFormula(formula.text());
            } else if (value instanceof Shown shown) {
                CellStyle style = workbook.createCellStyle();
                style.setDataFormat(workbook.createDataFormat().getFormat(shown.format()));
                cell.setCellValue(shown.value());
                cell.setCellStyle(style);
            }
        }
    }

    static Book xlsx(String sheet) {
        return new Book(new XSSFWorkbook(), sheet);
    }

    static Book xls(String sheet) {
        return new Book(new HSSFWorkbook(), sheet);
    }

    static Path text(Path folder, String name, String text, Charset charset) {
        try {
            return Files.write(folder.resolve(name), text.getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
