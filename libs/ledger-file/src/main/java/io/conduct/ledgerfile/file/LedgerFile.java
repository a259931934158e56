package io.conduct.ledgerfile.file;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file that may hold a ledger. What it is shows in its content: the name is never asked.
 *
 * <p>Understood are .xlsx, .xls (Excel 97 to 2003), text with commas, tabs or semicolons in UTF-8, UTF-16 with a mark or
 * GB18030, and HTML tables, which many office systems export as .xls.
 */
public final class LedgerFile {

    private static final int HEAD = 4096;
    private static final List<byte[]> FOREIGN = List.of(
            ascii("%PDF"),
            ascii("Rar!"),
            ascii("7z\u00bc\u00af"),
            ascii("\u001f\u008b"),
            ascii("\u0089PNG"),
            ascii("GIF8"),
            ascii("\u00ff\u00d8\u00ff"),
            ascii("{\\rtf"));

    private LedgerFile() {}

    /**
     * Reads the rows of {@code file} into {@code sink}, one at a time.
     *
     * <p>What the sink throws comes through as it is.
     *
     * @throws LedgerRefusedException when it is no ledger file or over the limits; rows before may have been delivered
     * @throws UncheckedIOException when the file cannot be read at all
     */
    public static void read(Path file, LedgerLimits limits, SheetSink sink) {
        RowGate gate = new RowGate(limits, sink);
        try {
            byte[] head = headOf(file);
            if (startsWith(head, ascii("PK\u0003\u0004"))) {
                XlsxFile.read(file, gate);
            } else if (startsWith(head, ascii("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"))) {
                XlsFile.read(file, gate);
            } else {
                refuseForeign(head);
                TextFile.read(file, gate);
            }
        } catch (IOException e) {
            throw gate.causeOf(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            throw gate.causeOf(e);
        }
    }

    private static byte[] headOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            if (head.length == 0) {
                throw new LedgerRefusedException(Reason.EMPTY, "an empty file (expected: a ledger)");
            }
            return head;
        }
    }

    private static void refuseForeign(byte[] head) {
        if (FOREIGN.stream().anyMatch(mark -> startsWith(head, mark))) {
            throw wrongType();
        }
    }

    static LedgerRefusedException wrongType() {
        return new LedgerRefusedException(
                Reason.WRONG_TYPE,
                "not a ledger file (expected: .xlsx, .xls of Excel 97 or later, CSV, or an HTML table)");
    }

    static LedgerRefusedException damaged(String where, Throwable cause) {
        return new LedgerRefusedException(
                Reason.DAMAGED, where + " cannot be read (expected: a complete, undamaged file)", cause);
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }

    private static byte[] ascii(String mark) {
        return mark.getBytes(StandardCharsets.ISO_8859_1);
    }
}
