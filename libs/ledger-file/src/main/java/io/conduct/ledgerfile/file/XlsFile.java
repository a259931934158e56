package io.conduct.ledgerfile.file;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import io.conduct.ledgerfile.file.MergedCells.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Reads .xls (BIFF8). Such a file has at most 65,536 rows a sheet, so that it is taken into memory. */
final class XlsFile {

    private static final List<String> WORKBOOK_STREAMS = List.of("Workbook", "WORKBOOK", "Book", "BOOK");

    private final HSSFWorkbook workbook;
    private final RowGate gate;

    private XlsFile(HSSFWorkbook workbook, RowGate gate) {
        this.workbook = workbook;
        this.gate = gate;
    }

    /** POI reports what is broken in a file by many kinds of exception. */
    @SuppressWarnings("CatchingUnchecked")
    static void read(Path file, RowGate gate) throws IOException {
        try (POIFSFileSystem opened = new POIFSFileSystem(file.toFile(), true)) {
            refuseOtherTypes(opened.getRoot());
            try (HSSFWorkbook workbook = new HSSFWorkbook(opened, false)) {
                new XlsFile(workbook, gate).readSheets();
            }
        } catch (LedgerRefusedException e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw encrypted();
        } catch (OldExcelFormatException e) {
            throw LedgerFile.wrongType();
        } catch (IOException | RuntimeException e) {
            throw LedgerFile.damaged("the .xls", e);
        }
    }

    private static void refuseOtherTypes(DirectoryNode root) {
        if (root.hasEntry("EncryptedPackage")) {
            throw encrypted();
        }
        if (root.hasEntry("_VBA_PROJECT_CUR")) {
            throw new LedgerRefusedException(
                    Reason.MACROS, "a workbook with macros (expected: saved as .xlsx, without macros)");
        }
        if (WORKBOOK_STREAMS.stream().noneMatch(root::hasEntry)) {
            throw LedgerFile.wrongType();
        }
    }

    private static LedgerRefusedException encrypted() {
        return new LedgerRefusedException(
                Reason.ENCRYPTED, "a file protected by a password (expected: saved without one)");
    }

    private void readSheets() {
        for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
            boolean hidden = workbook.isSheetHidden(index) || workbook.isSheetVeryHidden(index);
            gate.sheet(new Sheet(
                    index + 1,
                    workbook.getSheetName(index),
                    hidden,
                    workbook.getInternalWorkbook().isUsing1904DateWindowing()));
            if (!hidden) {
                readRows(workbook.getSheetAt(index));
            }
        }
    }

    private void readRows(org.apache.poi.ss.usermodel.Sheet sheet) {
        List<CellRangeAddress> ranges = sheet.getMergedRegions();
        if (ranges.size() > gate.limits().maxMergedCells()) {
            throw new LedgerRefusedException(
                    Reason.TOO_LARGE,
                    "more merged cells (expected: at most " + gate.limits().maxMergedCells() + " in a sheet)");
        }
        MergedCells merged = new MergedCells(
                ranges.stream().map(XlsFile::region).toList(), gate.limits().maxColumns());
        for (Row row : sheet) {
            SortedMap<Integer, Cell> cells = cellsOf(row);
            int number = row.getRowNum() + 1;
            Set<Integer> continued = merged.fill(number, cells);
            gate.row(number, cells, continued);
        }
    }

    private SortedMap<Integer, Cell> cellsOf(Row row) {
        SortedMap<Integer, Cell> cells = new TreeMap<>();
        for (org.apache.poi.ss.usermodel.Cell each : row) {
            Cell cell = cellOf(each);
            if (cell != null) {
                cells.put(gate.column(each.getColumnIndex()), cell);
            }
        }
        return cells;
    }

    private static @Nullable Cell cellOf(org.apache.poi.ss.usermodel.Cell cell) {
        return switch (cell.getCellType()) {
            case FORMULA -> new Cell.Formula();
            case STRING -> Cells.text(cell.getStringCellValue());
            case BOOLEAN -> new Cell.Truth(cell.getBooleanCellValue());
            case ERROR -> new Cell.Fault();
            case NUMERIC ->
                Cells.number(
                        cell.getNumericCellValue(),
                        CellFormats.Look.of(
                                cell.getCellStyle().getDataFormat(),
                                cell.getCellStyle().getDataFormatString()));
            case BLANK, _NONE -> null;
        };
    }

    private static Region region(CellRangeAddress range) {
        return new Region(
                range.getFirstRow() + 1, range.getLastRow() + 1, range.getFirstColumn(), range.getLastColumn());
    }
}
