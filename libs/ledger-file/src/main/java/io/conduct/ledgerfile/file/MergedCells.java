package io.conduct.ledgerfile.file;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet that are merged over several rows. Fed with the rows in their order. */
final class MergedCells {

    private final List<Region> coming;
    private final List<Open> open = new ArrayList<>();
    private final int maxOpen;
    private int next;

    /** Regions over one row are of no interest; those of a sound sheet do not overlap. */
    MergedCells(List<Region> regions, int maxColumns) {
        maxOpen = maxColumns;
        coming = regions.stream()
                .filter(region -> region.firstColumn() < maxColumns)
                .filter(region -> region.lastRow() > region.firstRow())
                .sorted(Comparator.comparingInt(Region::firstRow))
                .toList();
    }

    /**
     * A rectangle of cells; rows from 1, columns from 0, both ends included.
     *
     * @param firstRow its first row
     * @param lastRow its last row
     * @param firstColumn its first column
     * @param lastColumn its last column
     */
    record Region(int firstRow, int lastRow, int firstColumn, int lastColumn) {

        boolean covers(int row, int column) {
            return firstRow <= row && row <= lastRow && firstColumn <= column && column <= lastColumn;
        }
    }

    private record Open(Region region, @Nullable Cell value) {}

    /** Puts the merged cells of this row in; returns the columns where it did. */
    Set<Integer> fill(int row, SortedMap<Integer, Cell> cells) {
        close(row);
        Set<Integer> filled = new HashSet<>();
        for (Open merged : open) {
            int column = merged.region().firstColumn();
            if (merged.value() != null && !cells.containsKey(column)) {
                cells.put(column, merged.value());
                filled.add(column);
            }
        }
        begin(row, cells);
        return filled;
    }

    private void close(int row) {
        for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
            if (each.next().region().lastRow() < row) {
                each.remove();
            }
        }
    }

    private void begin(int row, SortedMap<Integer, Cell> cells) {
        while (next < coming.size() && coming.get(next).firstRow() <= row) {
            Region region = coming.get(next++);
            if (region.firstRow() == row) {
                open.add(new Open(region, cells.get(region.firstColumn())));
            }
            if (open.size() > maxOpen) {
                throw new LedgerRefusedException(
                        Reason.DAMAGED, "merged cells overlap at row " + row + " (expected: an undamaged file)");
            }
        }
    }
}
