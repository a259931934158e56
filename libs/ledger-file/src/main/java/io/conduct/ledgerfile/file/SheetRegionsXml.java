package io.conduct.ledgerfile.file;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import io.conduct.ledgerfile.file.MergedCells.Region;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The regions of a sheet: what is merged, and what one formula fills. */
final class SheetRegionsXml extends DefaultHandler {

    private final int max;
    private final List<Region> merged = new ArrayList<>();
    private final List<Region> calculated = new ArrayList<>();

    SheetRegionsXml(int max) {
        this.max = max;
    }

    List<Region> merged() {
        return merged;
    }

    /** Whether the cell shows a result of an array formula or a data table, although it holds no formula itself. */
    boolean isCalculated(int row, int column) {
        return !calculated.isEmpty() && calculated.stream().anyMatch(region -> region.covers(row, column));
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if ("mergeCell".equals(name)) {
            add(merged, attributes.getValue("ref"));
        } else if ("f".equals(name) && fillsRegion(attributes.getValue("t"))) {
            add(calculated, attributes.getValue("ref"));
        }
    }

    private static boolean fillsRegion(@Nullable String type) {
        return "array".equals(type) || "dataTable".equals(type);
    }

    private void add(List<Region> regions, @Nullable String reference) {
        if (reference == null) {
            return;
        }
        if (regions.size() >= max) {
            throw new LedgerRefusedException(
                    Reason.TOO_LARGE, "more merged cells (expected: at most " + max + " in a sheet)");
        }
        CellRangeAddress range = CellRangeAddress.valueOf(reference);
        regions.add(new Region(
                range.getFirstRow() + 1, range.getLastRow() + 1, range.getFirstColumn(), range.getLastColumn()));
    }
}
