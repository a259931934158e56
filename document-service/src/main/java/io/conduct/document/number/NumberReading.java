package io.conduct.document.number;

import io.conduct.contract.payload.Document.NumberForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a number says.
 *
 * @param canonical its one canonical writing; as it was, but for digits and blanks, when its form is not known
 * @param forms what sort of number it can be, the most likely first; empty when none is known that it could be
 * @param code the issuer's code (机关代字); null when it names none
 * @param year the year; null when it names none
 * @param sequence the sequence; null when its form is not known
 * @param conforming false when a leading 第 or zeros were taken out of it
 * @param faults what is wrong with it as a 发文字号; empty when it is one, or certainly something else
 */
public record NumberReading(
        String canonical,
        List<NumberForm> forms,
        @Nullable String code,
        @Nullable Integer year,
        @Nullable Integer sequence,
        boolean conforming,
        List<NumberFault> faults) {

    /** Takes a copy of the lists. */
    public NumberReading {
        forms = List.copyOf(forms);
        faults = List.copyOf(faults);
    }

    /** Whether it can be a number of this form. */
    public boolean canBe(NumberForm form) {
        return forms.contains(form);
    }

    static NumberReading unknown(String number, List<NumberFault> faults) {
        return new NumberReading(number, List.of(), null, null, null, true, faults);
    }
}
