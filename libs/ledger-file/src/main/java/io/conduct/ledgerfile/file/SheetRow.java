package io.conduct.ledgerfile.file;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row that holds something.
 *
 * @param number as a spreadsheet program shows it, from 1
 * @param cells by column, from 0; a cell merged over several rows is in each of them, in its leftmost column
 * @param continued the columns whose cell was merged with that of the row above
 */
public record SheetRow(int number, SortedMap<Integer, Cell> cells, Set<Integer> continued) {

    /** Takes copies. */
    public SheetRow {
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        continued = Set.copyOf(continued);
    }
}
