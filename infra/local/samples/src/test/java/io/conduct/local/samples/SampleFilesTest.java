package io.conduct.local.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.conduct.contract.RecordKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFilesTest {

    private static final SampleSet SAMPLES = SampleLibrary.generate(SampleSettings.standard());

    @TempDir
    private Path folder;

    @Test
    void writesTheSameBytesOnEveryMachine() throws IOException, NoSuchAlgorithmException {
        SampleFiles.write(SAMPLES, folder);

        assertThat(digest()).isEqualTo("63989a96dcc3eb387b1c4693e65ddd48cb10ff3d2a6315122aa3d912516e6b84");
    }

    @Test
    void writesTheSameBytesAgain() throws IOException, NoSuchAlgorithmException {
        SampleFiles.write(SAMPLES, folder);
        String first = digest();

        SampleFiles.write(SAMPLES, folder);

        assertThat(digest()).isEqualTo(first);
    }

    @Test
    void laysTheFilesOutByDepartmentKindAndYear() throws IOException {
        SampleFiles.write(SAMPLES, folder);

        try (Stream<Path> files = Files.list(folder.resolve("congress.general-office"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "meetings-2020.ndjson",
                            "meetings-2021.ndjson",
                            "meetings-amendments.ndjson",
                            "documents-2020.ndjson",
                            "documents-2021.ndjson",
                            "documents-amendments.ndjson",
                            "petitions-2020.ndjson",
                            "petitions-2021.ndjson",
                            "petitions-amendments.ndjson",
                            "withdrawals.ndjson");
        }
    }

    @Test
    void readsTheLinesInTheOrderOfSending() {
        SampleFiles.write(SAMPLES, folder);

        List<String> expected = SAMPLES.departments().stream()
                .flatMap(department -> Stream.of(RecordKind.values()).flatMap(kind -> sent(department, kind)))
                .map(sample -> Json.MAPPER.writeValueAsString(sample.item()))
                .toList();

        assertThat(SampleFiles.read(folder).map(SampleLine::json)).containsExactlyElementsOf(expected);
    }

    @Test
    void readsTheWithdrawals() {
        SampleFiles.write(SAMPLES, folder);

        assertThat(SampleFiles.withdrawals(folder)).isEqualTo(SAMPLES.withdrawals());
    }

    @Test
    void namesTheFolderThatIsMissing() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> SampleFiles.read(folder.resolve("nowhere")).count())
                .withMessageContaining("nowhere");
    }

    private static Stream<SampleRecord> sent(Department department, RecordKind kind) {
        return Stream.concat(
                SAMPLES.records(department.code(), kind).stream(),
                SAMPLES.amendments(department.code(), kind).stream());
    }

    private String digest() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
