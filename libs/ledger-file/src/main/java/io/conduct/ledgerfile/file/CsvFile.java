package io.conduct.ledgerfile.file;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Separated values as RFC 4180 has them, with commas, tabs or semicolons. */
final class CsvFile {

    private static final String SHEET = "CSV";
    private static final char[] SEPARATORS = {',', '\t', ';'};
    /** How exports keep a spreadsheet from taking a text for a number: {@code ="0012"}. */
    private static final Pattern LITERAL = Pattern.compile("=\"([^\"]*)\"");

    private CsvFile() {}

    static void read(Reader reader, String head, RowGate gate) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separatorIn(head))
                .setIgnoreEmptyLines(false)
                .get();
        gate.sheet(new Sheet(1, SHEET, false, false));
        long last = 0;
        try (CSVParser parser =
                CSVParser.builder().setReader(reader).setFormat(format).get()) {
            for (CSVRecord record : parser) {
                last = record.getRecordNumber();
                gate.row(Math.toIntExact(last), cellsOf(record, gate), Set.of());
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new LedgerRefusedException(
                    Reason.DAMAGED,
                    "row " + (last + 1) + " cannot be read (expected: values separated as in RFC 4180)",
                    e);
        }
    }

    private static SortedMap<Integer, Cell> cellsOf(CSVRecord record, RowGate gate) {
        SortedMap<Integer, Cell> cells = new TreeMap<>();
        for (int column = 0; column < record.size(); column++) {
            Cell cell = cellOf(record.get(column));
            if (cell != null) {
                cells.put(gate.column(column), cell);
            }
        }
        return cells;
    }

    private static @Nullable Cell cellOf(String value) {
        Matcher literal = LITERAL.matcher(value.strip());
        if (literal.matches()) {
            return Cells.text(literal.group(1));
        }
        return value.startsWith("=") ? new Cell.Formula() : Cells.text(value);
    }

    /** The separator that the beginning of the file has most of, outside quotes. */
    private static char separatorIn(String head) {
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        for (int index = 0; index < head.length(); index++) {
            char c = head.charAt(index);
            quoted ^= c == '"';
            for (int each = 0; each < SEPARATORS.length && !quoted; each++) {
                counts[each] += c == SEPARATORS[each] ? 1 : 0;
            }
        }
        int best = 0;
        for (int each = 1; each < SEPARATORS.length; each++) {
            best = counts[each] > counts[best] ? each : best;
        }
        return SEPARATORS[best];
    }
}
