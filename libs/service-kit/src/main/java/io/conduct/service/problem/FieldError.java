package io.conduct.service.problem;

/**
 * One thing wrong with a submitted document.
 *
 * @param pointer RFC 6901 JSON pointer to the offending value, empty for the whole document
 * @param code stable upper-snake code, see {@link FieldErrorCodes}
 * @param detail what was expected; never quotes the value, which may be personal
 */
public record FieldError(String pointer, String code, String detail) {}
