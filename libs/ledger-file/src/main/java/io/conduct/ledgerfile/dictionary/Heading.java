package io.conduct.ledgerfile.dictionary;

/**
 * What a dictionary makes of the text in a header cell.
 *
 * @param column the column it names
 * @param rank how good a name of the column it is, 0 for the best
 * @param unit the unit in its brackets; empty for none
 */
public record Heading(Column column, int rank, String unit) {}
