package io.conduct.ledgerfile.dictionary;

/** What the cells of a column are read as. */
public enum ColumnType {
    /** One line of text. */
    TEXT,
    /** A text that keeps its lines. */
    PASSAGE,
    /** A number with its unit, as a JSON number; whole or not is for the payload's schema to judge. */
    NUMBER,
    /** An amount or a percentage, as a decimal string. */
    DECIMAL,
    /** A day. */
    DAY,
    /** A day with times, or times alone: fills the property of the day, the beginning and, where given, the end. */
    PERIOD,
    /** A time on the row's day. */
    TIME,
    /** One of the column's words. */
    WORD,
    /** 是 or 否. */
    YES_NO,
    /** Several texts. */
    LIST,
    /** The record's identifier. */
    IDENTIFIER,
    /** The mark of secrecy (密级): a row that carries one is refused. */
    SECRECY
}
