package io.conduct.ledgerfile.template;

import io.conduct.ledgerfile.dictionary.Column;
import io.conduct.ledgerfile.dictionary.ColumnType;
import io.conduct.ledgerfile.dictionary.Dictionary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * An empty ledger (.xlsx) to fill in: a title, the header, an example that is skipped when the ledger is read, lists to
 * choose words from, and a sheet of notes.
 */
public final class TemplateLedger {

    private static final int TITLE_ROW = 0;
    private static final int HEADER_ROW = 1;
    private static final int EXAMPLE_ROW = 2;
    private static final int LAST_ROW = 5_000;
    private static final int CHARACTER_WIDTH = 512;
    private static final int WIDEST = 24;
    private static final String SERIAL = "序号";
    private static final String EXAMPLE = "示例";
    private static final String WORDS = "选项";
    private static final String NOTES = "填写说明";

    private final Dictionary dictionary;
    private final List<Column> columns;
    private final XSSFWorkbook workbook = new XSSFWorkbook();

    private TemplateLedger(Dictionary dictionary) {
        this.dictionary = dictionary;
        this.columns = Stream.concat(
                        Stream.of(dictionary.identity().column()),
                        dictionary.columns().stream()
                                .filter(column ->
                                        column.type() != ColumnType.SECRECY && column.type() != ColumnType.PERIOD))
                .toList();
    }

    /** The bytes of the .xlsx. */
    public static byte[] write(Dictionary dictionary) {
        TemplateLedger template = new TemplateLedger(dictionary);
        try (XSSFWorkbook workbook = template.workbook;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            template.fill();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill() {
        XSSFSheet ledger = workbook.createSheet(dictionary.title());
        XSSFSheet notes = workbook.createSheet(NOTES);
        XSSFSheet words = workbook.createSheet(WORDS);
        writeTitle(ledger);
        writeHeader(ledger);
        writeExample(ledger);
        for (int index = 0; index < columns.size(); index++) {
            offerWords(ledger, words, index);
        }
        writeNotes(notes);
        workbook.setSheetVisibility(workbook.getSheetIndex(words), SheetVisibility.HIDDEN);
        ledger.createFreezePane(0, EXAMPLE_ROW);
    }

    private void writeTitle(XSSFSheet ledger) {
        XSSFCellStyle style = workbook.createCellStyle();
        XSSFFont font = workbook.createFont();
        font.setBold(true);
        font.setFontHeightInPoints((short) 16);
        style.setFont(font);
        style.setAlignment(HorizontalAlignment.CENTER);
        Cell title = ledger.createRow(TITLE_ROW).createCell(0);
        title.setCellValue("    " + dictionary.title());
        title.setCellStyle(style);
        ledger.addMergedRegion(new CellRangeAddress(TITLE_ROW, TITLE_ROW, 0, columns.size()));
    }

    private void writeHeader(XSSFSheet ledger) {
        XSSFCellStyle optional = headerStyle(IndexedColors.GREY_25_PERCENT);
        XSSFCellStyle required = headerStyle(IndexedColors.LIGHT_YELLOW);
        Row header = ledger.createRow(HEADER_ROW);
        header.createCell(0).setCellValue(SERIAL);
        header.getCell(0).setCellStyle(optional);
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            Cell cell = header.createCell(index + 1);
            cell.setCellValue(column.required() ? column.name() + "*" : column.name());
            cell.setCellStyle(column.required() ? required : optional);
            int width = Math.min(
                    WIDEST, Math.max(column.name().length(), column.example().length()) + 2);
            ledger.setColumnWidth(index + 1, width * CHARACTER_WIDTH);
        }
    }

    private XSSFCellStyle headerStyle(IndexedColors color) {
        XSSFCellStyle style = workbook.createCellStyle();
        XSSFFont font = workbook.createFont();
        font.setBold(true);
        style.setFont(font);
        style.setFillForegroundColor(color.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    /** As text, so that nothing of it is turned into a date by the program that opens it. */
    private void writeExample(XSSFSheet ledger) {
        XSSFCellStyle text = workbook.createCellStyle();
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
        Row example = ledger.createRow(EXAMPLE_ROW);
        example.createCell(0).setCellValue(EXAMPLE);
        for (int index = 0; index < columns.size(); index++) {
            ledger.setDefaultColumnStyle(index + 1, text);
            Cell cell = example.createCell(index + 1);
            cell.setCellStyle(text);
            cell.setCellValue(columns.get(index).example());
        }
    }

    private void offerWords(XSSFSheet ledger, XSSFSheet words, int index) {
        List<String> choices = choices(columns.get(index));
        if (choices.isEmpty()) {
            return;
        }
        for (int row = 0; row < choices.size(); row++) {
            Row line = words.getRow(row) == null ? words.createRow(row) : words.getRow(row);
            line.createCell(index).setCellValue(choices.get(row));
        }
        String letters = CellReference.convertNumToColString(index);
        String range = "'" + WORDS + "'!$" + letters + "$1:$" + letters + "$" + choices.size();
        DataValidationHelper helper = ledger.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createFormulaListConstraint(range),
                new CellRangeAddressList(EXAMPLE_ROW, LAST_ROW, index + 1, index + 1));
        validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        validation.setShowErrorBox(true);
        ledger.addValidationData(validation);
    }

    private static List<String> choices(Column column) {
        if (column.type() == ColumnType.YES_NO) {
            return List.of("是", "否");
        }
        return column.words().best();
    }

    private void writeNotes(XSSFSheet notes) {
        int next = 0;
        note(notes, next++, "说明：以星号（*）标出的列必须填写；“示例”行导入时自动跳过，可以保留，也可以删除。", "", "", "");
        note(notes, next++, "说明：日期写作 2021-03-05 或者 2021年3月5日；每格只填一个数；不要使用公式。", "", "", "");
        note(notes, next++, "栏目", "是否必填", "填写要求", "可选内容");
        for (Column column : columns) {
            String required = column.required() ? "必填" : "选填";
            note(notes, next++, column.name(), required, column.note(), String.join("、", choices(column)));
        }
        notes.setColumnWidth(0, WIDEST * CHARACTER_WIDTH);
        notes.setColumnWidth(2, 2 * WIDEST * CHARACTER_WIDTH);
    }

    private static void note(XSSFSheet notes, int row, String... texts) {
        Row line = notes.createRow(row);
        for (int column = 0; column < texts.length; column++) {
            line.createCell(column).setCellValue(texts[column]);
        }
    }
}
