package io.conduct.ledgerfile.rows;

import org.jspecify.annotations.Nullable;

/**
 * Why a cell, or the want of one, cannot be taken.
 *
 * @param code stable upper-snake code
 * @param column the column's best name; null when it concerns the row as a whole
 * @param pointer JSON pointer of the property
 * @param expected what was expected; never what is in the cell, which may be personal
 */
public record CellProblem(String code, @Nullable String column, String pointer, String expected) {}
