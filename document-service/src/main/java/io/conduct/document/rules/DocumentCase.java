package io.conduct.document.rules;

import io.conduct.contract.payload.Document;
import io.conduct.contract.payload.Document.NumberForm;
import io.conduct.document.number.NumberGrammar;
import io.conduct.document.number.NumberReading;
import org.jspecify.annotations.Nullable;

/**
 * What the rules are applied to.
 *
 * @param document the document
 * @param number what its number says; null when it has none
 * @param sameNumber the other document that carries the same number, in words; null when there is none
 */
public record DocumentCase(
        Document document,
        @Nullable NumberReading number,
        @Nullable String sameNumber) {

    /** A document, with what is known of another that carries the same number. */
    public static DocumentCase of(Document document, @Nullable String sameNumber) {
        String number = document.number();
        return new DocumentCase(document, number == null ? null : NumberGrammar.read(number), sameNumber);
    }

    /**
     * What sort of number it carries: as declared where the number allows it, else as recognised; null when it has a number
     * of no known form.
     */
    public @Nullable NumberForm form() {
        if (number == null) {
            return NumberForm.NONE;
        }
        NumberForm declared = document.numberForm();
        if (declared != null && number.canBe(declared)) {
            return declared;
        }
        if (!number.faults().isEmpty()) {
            return null;
        }
        NumberForm usual = usual(document.genre());
        return number.canBe(usual) ? usual : number.forms().get(0);
    }

    /** The number, when it is a 发文字号; null when it is not. */
    public @Nullable NumberReading properNumber() {
        return form() == NumberForm.NUMBER ? number : null;
    }

    private static NumberForm usual(Document.Genre genre) {
        return switch (genre) {
            case ORDER -> NumberForm.ORDER;
            case ANNOUNCEMENT, PUBLIC_NOTICE, COMMUNIQUE -> NumberForm.ANNOUNCEMENT;
            case MINUTES -> NumberForm.ISSUE;
            default -> NumberForm.NUMBER;
        };
    }
}
