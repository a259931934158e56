package io.conduct.ledgerfile.file;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Files of characters: separated values and HTML. The encoding is the first that fits the whole file. */
final class TextFile {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int HEAD = 16_384;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    static void read(Path file, RowGate gate) throws IOException {
        Charset charset = charsetOf(file);
        String head = headOf(file, charset);
        if (head.indexOf('\0') >= 0) {
            throw LedgerFile.wrongType();
        }
        if (head.isBlank() && Files.size(file) < HEAD) {
            throw new LedgerRefusedException(Reason.EMPTY, "a file of blanks (expected: a ledger)");
        }
        try (Reader reader = open(file, charset)) {
            if (isMarkup(head)) {
                HtmlFile.read(reader, gate);
            } else {
                CsvFile.read(reader, head, gate);
            }
        }
    }

    /** The characters of the file, without a byte order mark; fails at the first that the encoding does not have. */
    private static Reader open(Path file, Charset charset) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static Charset charsetOf(Path file) throws IOException {
        byte[] mark;
        try (InputStream in = Files.newInputStream(file)) {
            mark = in.readNBytes(2);
        }
        boolean marked = mark.length == 2
                && (mark[0] & 0xFF) + (mark[1] & 0xFF) == 0xFF + 0xFE
                && Math.abs((mark[0] & 0xFF) - (mark[1] & 0xFF)) == 1;
        Stream<Charset> candidates =
                marked ? Stream.of(StandardCharsets.UTF_16) : Stream.of(StandardCharsets.UTF_8, GB18030);
        return candidates
                .filter(charset -> fits(file, charset))
                .findFirst()
                .orElseThrow(() -> new LedgerRefusedException(
                        Reason.ENCODING, "neither UTF-8 nor GB18030 (expected: a text in one of them)"));
    }

    private static boolean fits(Path file, Charset charset) {
        try (Reader reader = open(file, charset)) {
            reader.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String headOf(Path file, Charset charset) throws IOException {
        char[] buffer = new char[HEAD];
        try (Reader reader = open(file, charset)) {
            int length = 0;
            for (int read = 0; read >= 0 && length < HEAD; read = reader.read(buffer, length, HEAD - length)) {
                length += read;
            }
            return new String(buffer, 0, length);
        }
    }

    private static boolean isMarkup(String head) {
        String start = head.stripLeading();
        if (start.startsWith("MIME-Version:")) {
            throw LedgerFile.wrongType();
        }
        if (!start.startsWith("<")) {
            return false;
        }
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<?xml")
                && lower.contains("urn:schemas-microsoft-com:office:spreadsheet")
                && !lower.contains("<html")) {
            throw LedgerFile.wrongType();
        }
        return true;
    }
}
