package io.conduct.service.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

    private final JsonMapper json = StrictJson.mapper(1_000_000);

    record Count(long n) {}

    @Test
    void readsAWholeNumber() {
        assertThat(json.readValue("{\"n\": 12}", Count.class).n()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n\": 1.9}",
                "{\"n\": 1e2}",
                "{\"n\": \"12\"}",
                "{\"n\": 1, \"n\": 2}",
                "{\"n\": 1, \"m\": 2}",
                "{\"n\": null}",
                "{}",
                "{\"n\": 9223372036854775808}",
                "{\"n\": 1} {\"n\": 2}",
                "{\"n\": 1e999999999}",
                "{\"n\": true}"
            })
    void refusesWhatALenientReaderWouldChange(String text) {
        assertThatThrownBy(() -> json.readValue(text, Count.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void boundsDepthNumbersNamesAndSize() {
        assertRefused("[".repeat(21) + "]".repeat(21));
        assertRefused("1".repeat(21));
        assertRefused("{\"" + "n".repeat(65) + "\": 1}");
        assertRefused("\"" + "x".repeat(20_001) + "\"");
        assertThatThrownBy(() -> StrictJson.mapper(10_000).readTree("[" + "1,".repeat(20_000) + "1]"))
                .isInstanceOf(JacksonException.class);
    }

    private void assertRefused(String text) {
        assertThatThrownBy(() -> json.readTree(text)).isInstanceOf(JacksonException.class);
    }
}
