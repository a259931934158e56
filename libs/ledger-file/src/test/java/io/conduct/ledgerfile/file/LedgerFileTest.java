package io.conduct.ledgerfile.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerFileTest {

    @TempDir
    Path folder;

    @Test
    void refusesAnEmptyFile() throws IOException {
        refuses(Reason.EMPTY, file("empty.xlsx", new byte[0]));
        refuses(Reason.EMPTY, file("blank.csv", " \r\n \r\n".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%PDF-1.7 x", "\u0089PNG\r\n", "Rar!\u001a", "a,b\u0000c", "<p>no table</p>", "MIME-Version: 1.0"
            })
    void refusesWhatIsNoLedgerWhateverItsName(String content) throws IOException {
        refuses(Reason.WRONG_TYPE, file("ledger.xlsx", content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void refusesAnArchiveThatIsNoWorkbook() throws IOException {
        refuses(Reason.WRONG_TYPE, file("a.xlsx", zip("readme.txt", "hello".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void refusesAWorkbookCutOff() throws IOException {
        byte[] whole = workbook(new XSSFWorkbook());

        refuses(Reason.DAMAGED, file("cut.xlsx", Arrays.copyOf(whole, whole.length / 2)));
        byte[] old = oldWorkbook();
        refuses(Reason.DAMAGED, file("cut.xls", Arrays.copyOf(old, 1024)));
    }

    @Test
    void refusesMacrosWhateverTheName() throws IOException {
        try (XSSFWorkbook macros = new XSSFWorkbook(XSSFWorkbookType.XLSM)) {
            refuses(Reason.MACROS, file("harmless.xlsx", workbook(macros)));
        }
    }

    @Test
    void refusesAPassword() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream encrypted = encryptor.getDataStream(files)) {
                encrypted.write(workbook(new XSSFWorkbook()));
            }
            files.writeFilesystem(out);
        }
        refuses(Reason.ENCRYPTED, file("locked.xlsx", out.toByteArray()));
    }

    @Test
    void refusesCharactersOfNoKnownEncoding() throws IOException {
        refuses(Reason.ENCODING, file("a.csv", new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'}));
    }

    @Test
    void refusesAQuoteThatNeverEnds() throws IOException {
        refuses(Reason.DAMAGED, file("a.csv", "a,b\n1,\"2\n3,4".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesABombWithoutInflatingIt() throws IOException {
        byte[] whole = workbook(new XSSFWorkbook());
        Path file = file("bomb.xlsx", replacing(whole, "xl/worksheets/sheet1.xml", 300 << 20));

        refuses(Reason.TOO_LARGE, file);
    }

    @Test
    void refusesOneRowTooMany() throws IOException {
        Path file = file("rows.csv", "a,b\n".repeat(11).getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(LedgerRefusedException.class)
                .isThrownBy(() -> LedgerFile.read(file, LedgerLimits.DEFAULT.withMaxRows(10), new Nowhere()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_ROWS))
                .withMessage("more than 10 rows (expected: at most 10)");
    }

    @Test
    void countsNoRowsThatHoldNothing() throws IOException {
        Path file = file("rows.csv", ("a,b\n" + ",\n".repeat(100)).getBytes(StandardCharsets.UTF_8));
        Nowhere sink = new Nowhere();

        LedgerFile.read(file, LedgerLimits.DEFAULT.withMaxRows(10), sink);

        assertThat(sink.rows).isEqualTo(1);
    }

    @Test
    void refusesAValueFarToTheRight() throws IOException {
        refuses(Reason.TOO_LARGE, file("wide.csv", (",".repeat(300) + "x").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() throws IOException {
        Path file = file("rows.csv", "a,b\n".getBytes(StandardCharsets.UTF_8));
        Thread.currentThread().interrupt();
        try {
            refuses(Reason.INTERRUPTED, file);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void letsTheFailureOfTheSinkThroughFromEveryFormat() throws IOException {
        IllegalStateException failure = new IllegalStateException("the store is away");
        Nowhere failing = new Nowhere() {
            @Override
            public void row(SheetRow row) {
                throw failure;
            }
        };

        for (Path file : List.of(
                file("a.csv", "a,b\n".getBytes(StandardCharsets.UTF_8)),
                file("a.xls", oldWorkbook()),
                file("a.xlsx", workbook(new XSSFWorkbook())),
                file("a.html", "<table><tr><td>a</td></tr></table>".getBytes(StandardCharsets.UTF_8)))) {
            assertThatThrownBy(() -> LedgerFile.read(file, LedgerLimits.DEFAULT, failing))
                    .isSameAs(failure);
        }
    }

    private static void refuses(Reason reason, Path file) {
        assertThatExceptionOfType(LedgerRefusedException.class)
                .isThrownBy(() -> LedgerFile.read(file, LedgerLimits.DEFAULT, new Nowhere()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .withMessageContaining("(expected: ");
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] workbook(XSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (workbook) {
            workbook.createSheet("a").createRow(0).createCell(0).setCellValue("x");
            workbook.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] oldWorkbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("a").createRow(0).createCell(0).setCellValue("x");
            workbook.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    /** The workbook with a part of {@code size} blanks instead of its own. */
    private static byte[] replacing(byte[] workbook, String part, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    byte[] blanks = new byte[1 << 20];
                    Arrays.fill(blanks, (byte) ' ');
                    for (int written = 0; written < size; written += blanks.length) {
                        zip.write(blanks);
                    }
                } else {
                    in.transferTo(zip);
                }
            }
        }
        return out.toByteArray();
    }

    private static class Nowhere implements SheetSink {

        private int rows;

        @Override
        public void sheet(Sheet sheet) {
            assertThat(sheet.name()).isNotEmpty();
        }

        @Override
        public void row(SheetRow row) {
            rows++;
        }
    }
}
