package io.conduct.service.data;

import java.util.List;

/** A data file that cannot be used. Each message is {@code file:line: value (expected: …)}; all errors of a file come at once. */
public final class DataFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    public DataFileException(List<String> errors) {
        super(String.join("\n", errors));
        this.errors = List.copyOf(errors);
    }

    /** One line an error, in the order of the file. */
    public List<String> errors() {
        return errors;
    }
}
