package io.conduct.local.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

    @ParameterizedTest
    @CsvSource({"'', 0", "-12.50, 6", "会议数量, 8", "同比下降12.5%, 13", "１２, 4", "（批）, 6", "e\u0301, 1"})
    void countsEastAsianCharactersAsTwoColumns(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void padsToColumnsAndNotToCharacters() {
        assertThat(DisplayWidth.left("件", 4) + "|").isEqualTo("件  |");
        assertThat(DisplayWidth.right("人次", 6) + "|").isEqualTo("  人次|");
    }

    @Test
    void leavesWhatIsTooWideWhole() {
        assertThat(DisplayWidth.left("人次", 3)).isEqualTo("人次");
    }
}
