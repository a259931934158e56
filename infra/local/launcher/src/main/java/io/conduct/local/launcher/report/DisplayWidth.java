package io.conduct.local.launcher.report;

/** Columns that a text takes in a terminal: East Asian wide characters take two. */
final class DisplayWidth {
    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** With spaces after it, {@code width} columns in all. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** With spaces before it, {@code width} columns in all. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    private static int of(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    /** The ranges that Unicode's EastAsianWidth calls W or F, as far as they are assigned to scripts and symbols in use. */
    private static boolean isWide(int character) {
        return within(character, 0x1100, 0x115F)
                || within(character, 0x2E80, 0x303E)
                || within(character, 0x3041, 0xA4CF)
                || within(character, 0xAC00, 0xD7A3)
                || within(character, 0xF900, 0xFAFF)
                || within(character, 0xFE30, 0xFE6F)
                || within(character, 0xFF00, 0xFF60)
                || within(character, 0xFFE0, 0xFFE6)
                || within(character, 0x1F300, 0x1FAFF)
                || within(character, 0x20000, 0x3FFFD);
    }

    private static boolean within(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
