package io.conduct.ledgerfile.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.ledgerfile.dictionary.Dictionary;
import io.conduct.ledgerfile.file.LedgerLimits;
import io.conduct.ledgerfile.rows.LedgerReader;
import io.conduct.ledgerfile.rows.LedgerRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

class TemplateLedgerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void readsBackAsALedgerWithoutRecords(RecordKind kind) throws IOException {
        Dictionary dictionary = Dictionary.shipped(kind.singular());

        assertThat(read(dictionary, TemplateLedger.write(dictionary))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void givesAnExampleThatIsAcceptable(RecordKind kind) throws IOException {
        Dictionary dictionary = Dictionary.shipped(kind.singular());
        List<LedgerRow> rows = read(dictionary, withoutExampleMark(TemplateLedger.write(dictionary)));

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).problems()).isEmpty();
        ObjectNode payload = rows.get(0).payload();
        payload.remove(List.of("petitioners", "content"));
        assertThat(PublicSchemas.validator(kind).validate(payload)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void offersTheWordsOfEveryColumnThatHasSome(RecordKind kind) throws IOException {
        Dictionary dictionary = Dictionary.shipped(kind.singular());
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(TemplateLedger.write(dictionary)))) {
            long columns = dictionary.columns().stream()
                    .filter(column ->
                            !column.words().isEmpty() || column.type().name().equals("YES_NO"))
                    .count();

            assertThat(workbook.getSheetAt(0).getDataValidations()).hasSize((int) columns);
        }
    }

    private List<LedgerRow> read(Dictionary dictionary, byte[] template) throws IOException {
        Path file = Files.write(folder.resolve("template.xlsx"), template);
        List<LedgerRow> rows = new ArrayList<>();
        new LedgerReader(dictionary, LedgerLimits.DEFAULT).read(file, rows::add);
        return rows;
    }

    private static byte[] withoutExampleMark(byte[] template) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.getSheetAt(0).getRow(2).getCell(0).setCellValue("1");
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
