package io.conduct.petition.personal;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** The citizen identification number (公民身份号码) of GB 11643: 17 digits and a check character. */
final class IdentityNumber {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private IdentityNumber() {}

    /** In its one form: half width, no spaces, a capital X. */
    static String normalise(String number) {
        return Normalizer.normalize(number, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Whether a number in its one form has a birthday that exists and the right check character. */
    static boolean isValid(String number) {
        return FORM.matcher(number).matches() && hasBirthday(number) && number.charAt(17) == checkCharacter(number);
    }

    /** The check character of the first 17 digits, by ISO 7064 MOD 11-2. */
    static char checkCharacter(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    private static boolean hasBirthday(String number) {
        try {
            LocalDate.of(digits(number, 6, 10), digits(number, 10, 12), digits(number, 12, 14));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int digits(String number, int from, int to) {
        return Integer.parseInt(number.substring(from, to));
    }
}
