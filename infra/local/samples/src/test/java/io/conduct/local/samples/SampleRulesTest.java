package io.conduct.local.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.RecordKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleRulesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeRules() {
        SampleRules.write(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "meetings, limits.report-minutes, 'limit: '",
        "documents, limits.important-characters, 'IMPORTANT_WORK: '",
        "documents, limits.specific-characters, 'SPECIFIC_TASK: '",
        "documents, limits.research-characters, 'RESEARCH_REPORT: '"
    })
    void limitWhatTheOfficeDeclares(String kind, String code, String limit) throws IOException {
        String declared = SampleLibrary.generate(SampleSettings.standard()).indicators().stream()
                .filter(indicator ->
                        indicator.year() == 2021 && indicator.code().equals(code))
                .findFirst()
                .orElseThrow()
                .content()
                .required("value")
                .stringValue();

        assertThat(Files.readString(folder.resolve(kind + ".yaml"))).containsPattern(limit + declared + "\\b");
    }

    @Test
    void stayAsTheyWereChanged() throws IOException {
        Path file = SampleRules.file(folder, RecordKind.MEETING).orElseThrow();
        Files.writeString(file, "rules: []\n");

        SampleRules.write(folder);

        assertThat(file).hasContent("rules: []");
        assertThat(SampleRules.file(folder, RecordKind.PETITION)).isEmpty();
    }
}
