package io.conduct.service.problem;

/** The codes a {@link FieldError} may carry, whatever the document. A domain may add its own. */
public final class FieldErrorCodes {

    /** A required property is missing. */
    public static final String REQUIRED = "REQUIRED";
    /** A property that the document does not have: a typing error would otherwise be lost. */
    public static final String UNKNOWN_PROPERTY = "UNKNOWN_PROPERTY";
    /** A value of the wrong JSON type. */
    public static final String TYPE = "TYPE";
    /** A number or date outside its range. */
    public static final String RANGE = "RANGE";
    /** A text too short or too long, or a list with too few or too many items. */
    public static final String LENGTH = "LENGTH";
    /** A text that is not of its format. */
    public static final String FORMAT = "FORMAT";
    /** A value that is none of those listed. */
    public static final String UNKNOWN_VALUE = "UNKNOWN_VALUE";
    /** Two properties that contradict each other. */
    public static final String INCONSISTENT = "INCONSISTENT";
    /** An org that the directory does not know. */
    public static final String UNKNOWN_ORG = "UNKNOWN_ORG";
    /** An org that did not exist on the record's business date. */
    public static final String ORG_NOT_IN_FORCE = "ORG_NOT_IN_FORCE";
    /** Personal data that this installation cannot yet keep safely. */
    public static final String PERSONAL_DATA_REFUSED = "PERSONAL_DATA_REFUSED";
    /** A secret document, or the mark of one. */
    public static final String SECRET_REFUSED = "SECRET_REFUSED";
    /** Not the declared format at all. */
    public static final String MALFORMED = "MALFORMED";
    /** Over a limit of size, depth or length. */
    public static final String LIMIT = "LIMIT";

    private FieldErrorCodes() {}
}
