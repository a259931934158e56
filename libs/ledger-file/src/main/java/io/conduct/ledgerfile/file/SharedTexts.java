package io.conduct.ledgerfile.file;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The table of texts that the cells of an .xlsx point into. Rich text is joined; readings of characters are left out. */
final class SharedTexts extends DefaultHandler {

    /** An empty text costs memory too. */
    private static final int COST_OF_A_TEXT = 16;

    private final long maxCharacters;
    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long characters;
    private boolean inText;
    private boolean inReading;

    SharedTexts(long maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    String get(int index) {
        if (index < 0 || index >= texts.size()) {
            throw new IllegalStateException("text " + index + " (expected: fewer than " + texts.size() + ")");
        }
        return texts.get(index);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "si" -> text.setLength(0);
            case "rPh" -> inReading = true;
            case "t" -> inText = !inReading;
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "si" -> add();
            case "rPh" -> inReading = false;
            case "t" -> inText = false;
            default -> {}
        }
    }

    @Override
    public void characters(char[] buffer, int start, int length) {
        if (inText) {
            count(length);
            text.append(buffer, start, length);
        }
    }

    private void add() {
        count(COST_OF_A_TEXT);
        texts.add(text.toString());
    }

    private void count(int more) {
        characters += more;
        if (characters > maxCharacters) {
            throw new LedgerRefusedException(
                    Reason.TOO_LARGE, "more text (expected: at most " + maxCharacters + " characters in a workbook)");
        }
    }
}
