package io.conduct.reportdocument;

/** A template that cannot be filled in. The message says what is wrong with it and what was expected. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(message);
    }

    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
