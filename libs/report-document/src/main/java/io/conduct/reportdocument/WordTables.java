package io.conduct.reportdocument;

import io.conduct.reportdocument.ReportDocument.Cell;
import io.conduct.reportdocument.ReportDocument.Table;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;

/** Tables in a Word report: captioned, over the whole type area, their head repeated on every page. */
final class WordTables {

    /** Width of the type area in twips, 156 mm. */
    private static final int WIDTH = 8844;
    /** Longer texts are broken. */
    private static final int MOST_CHARACTERS = 26;
    /** What a cell's margins take, in characters. */
    private static final int MARGIN = 3;

    private WordTables() {}

    static void add(XWPFDocument document, XmlCursor cursor, List<Table> tables, RowCount count) {
        for (Table table : tables) {
            WordReport.insertParagraph(document, cursor, Style.CAPTION)
                    .createRun()
                    .setText(table.title());
            add(document, cursor, table, count);
            WordReport.insertParagraph(document, cursor, Style.CELL);
        }
    }

    private static void add(XWPFDocument document, XmlCursor cursor, Table table, RowCount count) {
        XWPFTable inserted = document.insertNewTbl(cursor);
        cursor.toNextToken();
        while (!cursor.isStart()) {
            cursor.toNextToken();
        }
        inserted.setWidthType(TableWidthType.DXA);
        inserted.setWidth(WIDTH);
        int[] widths = widths(table);
        XWPFTableRow head = inserted.getRow(0);
        head.setRepeatHeader(true);
        head.setCantSplitRow(true);
        for (int column = 0; column < table.columns().size(); column++) {
            XWPFTableCell cell = column == 0 ? head.getCell(0) : head.addNewTableCell();
            fill(cell, Cell.of(table.columns().get(column)), widths[column], true);
        }
        for (List<Cell> row : table.rows()) {
            XWPFTableRow added = inserted.createRow();
            added.setCantSplitRow(true);
            for (int column = 0; column < row.size(); column++) {
                fill(added.getCell(column), row.get(column), widths[column], false);
            }
            count.next();
        }
    }

    private static void fill(XWPFTableCell cell, Cell content, int width, boolean head) {
        cell.setWidthType(TableWidthType.DXA);
        cell.setWidth(Integer.toString(width));
        cell.getCTTc().getTcPr().addNewVAlign().setVal(STVerticalJc.CENTER);
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        paragraph.setStyle(Style.CELL.id());
        if (head) {
            paragraph.setAlignment(ParagraphAlignment.CENTER);
        } else if (content.number() != null) {
            paragraph.setAlignment(ParagraphAlignment.RIGHT);
        }
        paragraph.createRun().setText(content.text());
        if (head) {
            paragraph.getRuns().get(0).setBold(true);
        }
    }

    /** Each column as wide as its longest text asks for, all together the type area. */
    private static int[] widths(Table table) {
        int[] longest = new int[table.columns().size()];
        int sum = 0;
        for (int column = 0; column < longest.length; column++) {
            longest[column] = Math.max(4, displayWidth(table.columns().get(column)));
            for (List<Cell> row : table.rows()) {
                longest[column] =
                        Math.max(longest[column], displayWidth(row.get(column).text()));
            }
            longest[column] = Math.min(longest[column], MOST_CHARACTERS) + MARGIN;
            sum += longest[column];
        }
        int[] widths = new int[longest.length];
        for (int column = 0; column < longest.length; column++) {
            widths[column] = BigInteger.valueOf(WIDTH)
                    .multiply(BigInteger.valueOf(longest[column]))
                    .divide(BigInteger.valueOf(sum))
                    .intValueExact();
        }
        return widths;
    }

    private static int displayWidth(String text) {
        return text.codePoints().map(point -> point < 0x2E80 ? 1 : 2).sum();
    }
}
