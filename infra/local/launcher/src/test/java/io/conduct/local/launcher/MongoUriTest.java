package io.conduct.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.local.launcher.terminal.OperatorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoUriTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "mongodb://127.0.0.1:27017 mongodb://127.0.0.1:27017/meetings",
                "mongodb://a:1,b:2/?replicaSet=rs mongodb://a:1,b:2/meetings?replicaSet=rs",
                "mongodb://a/other?w=majority mongodb://a/meetings?w=majority",
                "mongodb://me:pw@a/other mongodb://me:pw@a/meetings?authSource=other",
                "mongodb://me:pw@a/?w=1 mongodb://me:pw@a/meetings?w=1&authSource=admin",
                "mongodb+srv://me:pw@a/?authSource=x mongodb+srv://me:pw@a/meetings?authSource=x",
            })
    void givesEachServiceItsOwnDatabase(String text, String expected) {
        assertThat(MongoUri.parse(text).forDatabase("meetings")).isEqualTo(expected);
    }

    @Test
    void showsNoPassword() {
        assertThat(MongoUri.parse("mongodb://me:pw@a:1/x").shown()).isEqualTo("mongodb://a:1");
    }

    @Test
    void refusesOtherTextWithoutRepeatingIt() {
        assertThatThrownBy(() -> MongoUri.parse("postgres://me:secret@a/x"))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("MONGODB_URI")
                .hasMessageNotContaining("secret");
    }
}
