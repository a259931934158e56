package io.conduct.ledgerfile.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @Test
    void joinsALineBrokenWithinACell() {
        assertThat(Texts.line("　关于做好\n执法检查的通知 ")).isEqualTo("关于做好执法检查的通知");
        assertThat(Texts.line("Plan\r\nB")).isEqualTo("Plan B");
    }

    @Test
    void splitsOutsideBracketsOnly() {
        assertThat(Texts.split("各县（市、区）人大常委会、市人民政府办公室，", "、，")).containsExactly("各县（市、区）人大常委会", "市人民政府办公室");
    }

    @ParameterizedTest
    @CsvSource({
        "市人常办[2021]12号, 市人常办〔2021〕12号",
        "市人常办（２０２１）１２号, 市人常办〔2021〕12号",
        "市人常办 〔2021〕 第012 号, 市人常办〔2021〕12号",
        "LF-001, LF-001"
    })
    void writesAnIdentifierInOneWay(String text, String identifier) {
        assertThat(Texts.identifier(text)).isEqualTo(identifier);
    }

    @Test
    void knowsWhatSaysNothing() {
        assertThat(new String[] {"-", "——", "/", "无", "N/A"}).allMatch(Texts::saysNothing);
        assertThat(new String[] {"无锡", "0", "否"}).noneMatch(Texts::saysNothing);
    }
}
