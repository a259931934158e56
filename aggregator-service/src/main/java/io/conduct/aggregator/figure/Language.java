package io.conduct.aggregator.figure;

/** A language that figures are worded in. */
public enum Language {
    /** As in the reports of the office. */
    CHINESE,
    /** For everyone else. */
    ENGLISH
}
