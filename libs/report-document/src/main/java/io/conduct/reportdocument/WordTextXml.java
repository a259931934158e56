package io.conduct.reportdocument;

import io.conduct.reportdocument.WordText.Block;
import io.conduct.reportdocument.WordText.Grid;
import io.conduct.reportdocument.WordText.Paragraph;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the body of a Word document as it streams by. A document type or an entity is refused. */
final class WordTextXml {

    private static final int DEEPEST = 400;
    /** Moved away, or there for older programs only: what they hold stands elsewhere too. */
    private static final Set<String> PASSED_OVER = Set.of("moveFrom", "del", "Fallback");

    private final byte[] xml;
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<StringBuilder> texts = new ArrayDeque<>();
    private final Deque<List<List<String>>> tables = new ArrayDeque<>();
    private int depth;
    private int passedOver;
    private boolean inText;

    WordTextXml(byte[] xml) {
        this.xml = xml.clone();
    }

    List<Block> blocks() throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        try {
            while (reader.hasNext()) {
                take(reader, reader.next());
            }
        } finally {
            reader.close();
        }
        return blocks;
    }

    private void take(XMLStreamReader reader, int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(nameOf(reader));
            case XMLStreamConstants.END_ELEMENT -> end(nameOf(reader));
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (inText) {
                    write(reader.getText());
                }
            }
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new XMLStreamException("a document type (expected: none)");
            default -> {
                // Comments and the like say nothing.
            }
        }
    }

    /** A drawing has paragraphs and texts of its own under the same names. */
    private static String nameOf(XMLStreamReader reader) {
        String space = reader.getNamespaceURI();
        boolean ofWord =
                space != null && (space.contains("wordprocessingml") || space.contains("markup-compatibility"));
        return ofWord ? reader.getLocalName() : "";
    }

    private void begin(String name) throws XMLStreamException {
        depth++;
        if (depth > DEEPEST) {
            throw new XMLStreamException("elements within elements (expected: at most " + DEEPEST + ")");
        }
        if (passedOver > 0 || PASSED_OVER.contains(name)) {
            passedOver++;
            return;
        }
        switch (name) {
            case "p" -> beginParagraph();
            case "t" -> inText = true;
            case "tab" -> write(" ");
            case "br", "cr" -> write("\n");
            case "tbl" -> tables.push(new ArrayList<>());
            case "tr" -> {
                if (!tables.isEmpty()) {
                    tables.element().add(new ArrayList<>());
                }
            }
            case "tc" -> texts.push(new StringBuilder());
            default -> {
                // Looks, or a part that only holds others.
            }
        }
    }

    private void end(String name) {
        depth--;
        if (passedOver > 0) {
            passedOver--;
            return;
        }
        switch (name) {
            case "p" -> endParagraph();
            case "t" -> inText = false;
            case "tc" -> endCell();
            case "tbl" -> endTable();
            default -> {
                // As at the beginning.
            }
        }
    }

    private void beginParagraph() {
        if (tables.isEmpty()) {
            texts.push(new StringBuilder());
        }
    }

    private void endParagraph() {
        if (tables.isEmpty() && !texts.isEmpty()) {
            blocks.add(new Paragraph(texts.pop().toString()));
        } else {
            write("\n");
        }
    }

    private void endCell() {
        if (texts.isEmpty()) {
            return;
        }
        String text = texts.pop().toString().strip();
        if (!tables.isEmpty() && !tables.element().isEmpty()) {
            List<List<String>> rows = tables.element();
            rows.get(rows.size() - 1).add(text);
        }
    }

    /** A table within a cell becomes text of the cell. */
    private void endTable() {
        if (tables.isEmpty()) {
            return;
        }
        List<List<String>> rows = tables.pop();
        if (tables.isEmpty()) {
            blocks.add(new Grid(rows));
        } else {
            rows.forEach(row -> write(String.join("\n", row) + "\n"));
        }
    }

    private void write(String text) {
        if (!texts.isEmpty()) {
            texts.element().append(text);
        }
    }
}
