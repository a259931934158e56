package io.conduct.ledgerfile.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Makes cells of what files hold. */
final class Cells {

    /** A spreadsheet keeps 15 digits; what follows them is noise of its binary fractions. */
    private static final MathContext KEPT = new MathContext(15, RoundingMode.HALF_UP);

    private Cells() {}

    /** A text; nothing when it is blank. */
    static @Nullable Cell text(String text) {
        return isBlank(text) ? null : new Cell.Text(text);
    }

    static Cell number(String content, CellFormats.Look look) {
        double value = Double.parseDouble(content.strip());
        return Double.isFinite(value) ? number(value, look) : new Cell.Fault();
    }

    static Cell number(double value, CellFormats.Look look) {
        return new Cell.Numeric(new BigDecimal(value, KEPT), look.form(), look.digits());
    }

    private static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF || c == 0x200B);
    }
}
