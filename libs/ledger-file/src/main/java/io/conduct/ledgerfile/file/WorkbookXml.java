package io.conduct.ledgerfile.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Which sheets a workbook has, and how it counts days. */
final class WorkbookXml extends DefaultHandler {

    private static final String RELATION = "id";

    private final List<Entry> sheets = new ArrayList<>();
    private boolean date1904;

    /**
     * A sheet of the workbook.
     *
     * @param number which, from 1
     * @param name its name
     * @param relation the relation that leads to its XML
     * @param hidden whether it is hidden
     */
    record Entry(int number, String name, String relation, boolean hidden) {}

    List<Entry> sheets() {
        return sheets;
    }

    boolean date1904() {
        return date1904;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if ("workbookPr".equals(name)) {
            String value = Objects.requireNonNullElse(attributes.getValue("date1904"), "0");
            date1904 = "1".equals(value) || "true".equals(value);
        } else if ("sheet".equals(name)) {
            String state = Objects.requireNonNullElse(attributes.getValue("state"), "visible");
            sheets.add(new Entry(
                    sheets.size() + 1,
                    Objects.requireNonNullElse(attributes.getValue("name"), ""),
                    relationIn(attributes),
                    !"visible".equals(state)));
        }
    }

    /** In either namespace of relations, the transitional or the strict one. */
    private static String relationIn(Attributes attributes) {
        for (int index = 0; index < attributes.getLength(); index++) {
            if (RELATION.equals(attributes.getLocalName(index))
                    && !attributes.getURI(index).isEmpty()) {
                return attributes.getValue(index);
            }
        }
        throw new IllegalStateException("a sheet without relation (expected: r:id)");
    }
}
