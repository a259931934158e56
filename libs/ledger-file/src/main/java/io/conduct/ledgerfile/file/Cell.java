package io.conduct.ledgerfile.file;

import java.math.BigDecimal;

/** What one cell of a sheet holds. A blank cell is no cell. */
public sealed interface Cell {

    /** How a number is shown. */
    enum Form {
        /** As it is. */
        PLAIN,
        /** As a day or a time: the number counts days. */
        DATE,
        /** Per cent: 0.455 is shown as 45.5 %. */
        PERCENT
    }

    /** The cell in words; of a formula, only that it is one. */
    String shown();

    /** A text, as it was typed. */
    record Text(String text) implements Cell {

        @Override
        public String shown() {
            return text;
        }
    }

    /**
     * A number.
     *
     * @param value its value, to the 15 digits that a spreadsheet keeps
     * @param form how it is shown
     * @param digits to how many digits it is padded with zeros on the left; 0 for no padding
     */
    record Numeric(BigDecimal value, Form form, int digits) implements Cell {

        @Override
        public String shown() {
            return value.toPlainString();
        }
    }

    /** A truth value. */
    record Truth(boolean value) implements Cell {

        @Override
        public String shown() {
            return Boolean.toString(value);
        }
    }

    /** A formula. Never evaluated, and its cached value is not looked at. */
    record Formula() implements Cell {

        @Override
        public String shown() {
            return "=";
        }
    }

    /** The mark of a failed calculation, such as {@code #REF!}. */
    record Fault() implements Cell {

        @Override
        public String shown() {
            return "#";
        }
    }
}
