package io.conduct.ledgerfile.file;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** How the cells of an .xlsx are shown, by the index of their style. */
final class CellFormats extends DefaultHandler {

    private static final int MAX_STYLES = 100_000;
    private static final Pattern PADDED = Pattern.compile("0{2,18}");

    private final Map<Integer, String> custom = new HashMap<>();
    private final List<Look> looks = new ArrayList<>();
    private boolean inCellStyles;

    /**
     * How a number is shown.
     *
     * @param form as what
     * @param digits to how many digits it is padded
     */
    record Look(Cell.Form form, int digits) {

        static final Look PLAIN = new Look(Cell.Form.PLAIN, 0);

        static Look of(int id, String format) {
            if (DateUtil.isADateFormat(id, format)) {
                return new Look(Cell.Form.DATE, 0);
            }
            if (format.endsWith("%")) {
                return new Look(Cell.Form.PERCENT, 0);
            }
            Matcher padded = PADDED.matcher(format);
            return padded.matches() ? new Look(Cell.Form.PLAIN, format.length()) : PLAIN;
        }
    }

    Look look(int style) {
        return style >= 0 && style < looks.size() ? looks.get(style) : Look.PLAIN;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if ("numFmt".equals(name)) {
            refuseTooMany(custom.size());
            custom.put(
                    number(attributes, "numFmtId"),
                    Objects.requireNonNullElse(attributes.getValue("formatCode"), "General"));
        } else if ("cellXfs".equals(name)) {
            inCellStyles = true;
        } else if ("xf".equals(name) && inCellStyles) {
            refuseTooMany(looks.size());
            int id = number(attributes, "numFmtId");
            String format = custom.get(id);
            looks.add(Look.of(id, format == null ? builtin(id) : format));
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if ("cellXfs".equals(name)) {
            inCellStyles = false;
        }
    }

    private static String builtin(int id) {
        String format = BuiltinFormats.getBuiltinFormat(id);
        return format == null ? "General" : format;
    }

    private static int number(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? 0 : Integer.parseInt(value);
    }

    private static void refuseTooMany(int count) {
        if (count >= MAX_STYLES) {
            throw new LedgerRefusedException(
                    Reason.TOO_LARGE, "more cell styles (expected: at most " + MAX_STYLES + ")");
        }
    }
}
