package io.conduct.reportdocument;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * What a document says, without its looks: paragraphs and tables in order. Headers, footers, notes, field codes and
 * deleted text are left out.
 *
 * @param blocks the paragraphs and tables
 */
public record WordText(List<Block> blocks) {

    private static final String BODY = "word/document.xml";
    private static final long MOST_UNFOLDED = 64L << 20;
    private static final int MOST_ENTRIES = 2_000;

    /** Takes a copy of the blocks. */
    public WordText {
        blocks = List.copyOf(blocks);
    }

    /** A paragraph or a table. */
    public sealed interface Block permits Paragraph, Grid {}

    /**
     * A paragraph.
     *
     * @param text its text; a line break within it is {@code \n}
     */
    public record Paragraph(String text) implements Block {}

    /**
     * A table.
     *
     * @param rows the texts of its cells, row by row
     */
    public record Grid(List<List<String>> rows) implements Block {

        /** Takes copies. */
        public Grid {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** The text, a paragraph for each line. */
    public static WordText ofPlain(String text) {
        return new WordText(text.lines().<Block>map(Paragraph::new).toList());
    }

    /**
     * The text of a .docx file.
     *
     * @throws UnreadableReportException when it is none, or unfolds to more than 64 MiB or 2,000 parts
     */
    public static WordText ofWord(byte[] file) {
        byte[] body;
        try {
            body = body(file);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable();
        }
        if (body == null) {
            throw unreadable();
        }
        try {
            return new WordText(new WordTextXml(body).blocks());
        } catch (XMLStreamException e) {
            throw unreadable();
        }
    }

    private static byte @Nullable [] body(byte[] file) throws IOException {
        long left = MOST_UNFOLDED;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                if (entries > MOST_ENTRIES) {
                    throw tooLarge();
                }
                if (BODY.equals(entry.getName())) {
                    byte[] body = zip.readNBytes(Math.toIntExact(left + 1));
                    requireWithin(left - body.length);
                    return body;
                }
                left -= skipped(zip, left);
            }
        }
        return null;
    }

    private static long skipped(ZipInputStream zip, long most) throws IOException {
        long skipped = 0;
        byte[] buffer = new byte[1 << 16];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            skipped += read;
            requireWithin(most - skipped);
        }
        return skipped;
    }

    private static void requireWithin(long left) {
        if (left < 0) {
            throw tooLarge();
        }
    }

    private static UnreadableReportException tooLarge() {
        return new UnreadableReportException(
                "the file unfolds to too much (expected: at most " + (MOST_UNFOLDED >> 20) + " MiB in " + MOST_ENTRIES
                        + " parts)",
                true);
    }

    private static UnreadableReportException unreadable() {
        return new UnreadableReportException("not readable (expected: a .docx file)", false);
    }
}
