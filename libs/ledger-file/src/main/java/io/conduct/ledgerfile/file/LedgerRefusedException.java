package io.conduct.ledgerfile.file;

/** A file of which nothing can be taken. The message says what it is and what was expected, never what is in it. */
public final class LedgerRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a file is refused; the names are stable. */
    public enum Reason {
        /** It holds nothing. */
        EMPTY,
        /** It is no ledger file: a picture, a text document, an archive. */
        WRONG_TYPE,
        /** It is protected by a password. */
        ENCRYPTED,
        /** It carries a program. */
        MACROS,
        /** It is cut off or broken. */
        DAMAGED,
        /** Its characters are neither UTF-8 nor GB18030. */
        ENCODING,
        /** It inflates to more than is allowed, or holds more columns or merged cells. */
        TOO_LARGE,
        /** It holds more rows than is allowed. */
        TOO_MANY_ROWS,
        /** No row of it names the columns of such a ledger. */
        NO_HEADER,
        /** Two of its columns have the same name. */
        AMBIGUOUS_HEADER,
        /** Reading it took longer than is allowed. */
        INTERRUPTED
    }

    public LedgerRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    LedgerRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
