package io.conduct.ledgerfile.file;

/**
 * A sheet of a file.
 *
 * @param number which sheet of the file, from 1
 * @param name its name
 * @param hidden whether its author hid it
 * @param date1904 whether its days are counted from 1904-01-01 rather than from 1900
 */
public record Sheet(int number, String name, boolean hidden, boolean date1904) {}
