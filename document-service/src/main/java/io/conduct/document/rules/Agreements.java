package io.conduct.document.rules;

import io.conduct.contract.payload.Document;
import io.conduct.contract.payload.Document.NumberForm;
import io.conduct.document.number.NumberFault;
import io.conduct.document.number.NumberReading;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a document says twice, or shares with others: its number and its length. */
final class Agreements {

    private static final String PROPER_NUMBER = "机关代字〔年份〕顺序号“号”";

    private Agreements() {}

    /**
     * What does not agree.
     *
     * @param expected what it should be
     * @param actual what it is
     * @param pointer where
     */
    record Difference(String expected, String actual, String pointer) {}

    static Optional<Difference> differenceIn(DocumentRule.Code code, DocumentCase one) {
        return switch (code) {
            case CHARACTERS_DIFFER -> characters(one.document());
            case NUMBER_FORM_DIFFERS -> form(one);
            case NUMBER_MALFORMED -> wellFormed(one);
            case NUMBER_NOT_CONFORMING -> writing(one.document());
            case NUMBER_NOT_UNIQUE -> uniqueness(one);
            case NUMBER_YEAR_DIFFERS -> year(one);
            default -> throw new IllegalArgumentException(code + " (expected: a rule about what agrees)");
        };
    }

    private static Optional<Difference> characters(Document document) {
        Document.Counted counted = document.counted();
        Integer given = document.characters();
        return counted != null && given != null && given != counted.characters()
                ? found(Integer.toString(counted.characters()), given.toString(), "/counted/characters")
                : Optional.empty();
    }

    private static Optional<Difference> form(DocumentCase one) {
        NumberForm declared = one.document().numberForm();
        NumberForm form = one.form();
        return declared != null && form != null && form != declared
                ? found(declared.name(), form.name(), "/numberForm")
                : Optional.empty();
    }

    /** Only a 发文字号 has a form that is prescribed. */
    private static Optional<Difference> wellFormed(DocumentCase one) {
        NumberReading number = one.number();
        if (number == null
                || number.faults().isEmpty()
                || !isMeantAsProper(one.document().numberForm())) {
            return Optional.empty();
        }
        String faults = number.faults().stream().map(NumberFault::text).collect(Collectors.joining("；"));
        return found(PROPER_NUMBER, faults, "/number");
    }

    private static boolean isMeantAsProper(@Nullable NumberForm declared) {
        return declared == null || declared == NumberForm.NUMBER || declared == NumberForm.NONE;
    }

    private static Optional<Difference> writing(Document document) {
        String number = document.number();
        String printed = document.numberAsPrinted();
        return number != null && printed != null ? found(number, printed, "/numberAsPrinted") : Optional.empty();
    }

    private static Optional<Difference> uniqueness(DocumentCase one) {
        String other = one.sameNumber();
        return other == null ? Optional.empty() : found("1", other, "/number");
    }

    private static Optional<Difference> year(DocumentCase one) {
        NumberReading number = one.properNumber();
        Integer year = number == null ? null : number.year();
        int signed = one.document().signedOn().getYear();
        return year == null || year == signed
                ? Optional.empty()
                : found(Integer.toString(signed), year.toString(), "/number");
    }

    private static Optional<Difference> found(String expected, String actual, String pointer) {
        return Optional.of(new Difference(expected, actual, pointer));
    }
}
