package io.conduct.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIdTest {

    @Test
    void splitsAKeyAtTheFirstSlash() {
        RecordId id = new RecordId("congress.general-office", "2021/0042");

        assertThat(RecordId.ofKey(id.key())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "congress", "/1", "congress/"})
    void refusesAKeyThatNamesNoRecord(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordId.ofKey(key))
                .withMessage("key: %s (expected: org/sourceId)", key);
    }
}
