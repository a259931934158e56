package io.conduct.record.imports;

import io.conduct.ledgerfile.file.LedgerRefusedException;
import io.conduct.ledgerfile.rows.CellProblem;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a ledger or one of its rows, as problems of the public contract. */
final class LedgerProblems {

    private LedgerProblems() {}

    /** Nothing of the file is taken; the error's code says why. */
    static ProblemException refused(LedgerRefusedException refusal) {
        String message = refusal.getMessage() == null ? "not a ledger" : refusal.getMessage();
        Problem problem = switch (refusal.reason()) {
            case WRONG_TYPE -> Problems.ofStatus(415, "Unsupported Media Type", message);
            case TOO_LARGE, TOO_MANY_ROWS -> Problems.tooLarge(message);
            case EMPTY, DAMAGED, ENCODING -> Problems.malformed(message);
            case INTERRUPTED -> Problems.unavailable(message);
            case ENCRYPTED, MACROS, NO_HEADER, AMBIGUOUS_HEADER -> Problems.unacceptable(List.of());
        };
        return new Problem(
                        problem.type(),
                        problem.title(),
                        problem.status(),
                        message,
                        List.of(new FieldError("/file", refusal.reason().name(), message)),
                        problem.retryAfterSeconds())
                .asException();
    }

    /**
     * Everything that is wrong with a row: its cells, and what the pipeline says of the rest. What it says of a property
     * whose cell could not be read is left out.
     */
    static Problem ofRow(List<CellProblem> cells, List<FieldError> others) {
        List<FieldError> errors =
                new ArrayList<>(cells.stream().map(LedgerProblems::error).toList());
        others.stream()
                .filter(other -> errors.stream().noneMatch(error -> isAbout(error.pointer(), other.pointer())))
                .toList()
                .forEach(errors::add);
        return Problems.unacceptable(errors);
    }

    private static boolean isAbout(String place, String pointer) {
        return pointer.equals(place) || (!place.isEmpty() && (pointer + "/").startsWith(place + "/"));
    }

    private static FieldError error(CellProblem cell) {
        int items = cell.pointer().indexOf("/*/");
        String pointer = items < 0 ? cell.pointer() : cell.pointer().substring(0, items);
        String where = cell.column() == null ? "" : "column " + cell.column() + ": ";
        return new FieldError(pointer, cell.code(), where + cell.expected());
    }
}
