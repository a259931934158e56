package io.conduct.document.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            精文减会                      | 4
            严格执行，从我做起。          | 10
            ……——                        | 4
            2021年3月5日                  | 6
            ２０２１年                    | 2
            下降5.26%                     | 3
            下降5.26%。                   | 4
            约1,234.50元                  | 3
            GB/T 9704-2012                | 2
            state-of-the-art, don't       | 3
            第1条、第2条                  | 7
            （一）抓落实                  | 6
            一、二                        | 3
            A、B                          | 3
            end.                          | 2
            𠮷祥                          | 2
            カタ한글ㄅㄆ                  | 6
            café                          | 1
            ①                             | 1
            ￥100                         | 2
            """)
    void countsByTheDocumentedRule(String text, int characters) {
        assertThat(BodyText.charactersOf(text)).isEqualTo(characters);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u3000", "\t", "\r\n", "\u00a0", "\u200b", "\ufeff", "\u2028"})
    void countsNoBlank(String blank) {
        assertThat(BodyText.charactersOf("各" + blank + "单" + blank + "位")).isEqualTo(3);
        assertThat(BodyText.charactersOf(blank)).isZero();
    }

    @Test
    void countsAnAccentWithItsLetter() {
        assertThat(BodyText.charactersOf("cafe\u0301 bar")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"附件", "附件1", "附件：", "附　件 2", "附件十二：", "  附件３"})
    void leavesOutAttachments(String heading) {
        assertThat(BodyText.charactersOf("正文。\n" + heading + "\n名单很长很长。")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"附件：1.名单", "附件格式不变", "见附件"})
    void keepsALineThatOnlyMentionsAnAttachment(String line) {
        assertThat(BodyText.charactersOf("正文。\n" + line + "\n后文")).isEqualTo(5 + BodyText.charactersOf(line));
    }

    @Test
    void countsAMillionCharacters() {
        assertThat(BodyText.charactersOf("字，a b".repeat(250_000))).isEqualTo(1_000_000);
    }
}
