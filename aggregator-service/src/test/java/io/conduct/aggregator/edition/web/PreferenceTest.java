package io.conduct.aggregator.edition.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "respond-async | 2",
                "Respond-Async, wait=10 | 10",
                "wait=\"0\", respond-async | 0",
                "respond-async; x=y, wait=soon | 2",
                "return=minimal, respond-async, wait=5, wait=9 | 5"
            })
    void waitsAsLongAsIsPreferredOrTwoSeconds(String prefer, long seconds) {
        assertThat(Preference.patience(headers(prefer))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait=5", "return=minimal", "async", ",;=,"})
    void waitsForTheFileWhereNothingElseIsPreferred(String prefer) {
        assertThat(Preference.patience(headers(prefer))).isEmpty();
    }

    @Test
    void readsSeveralHeadersAsOne() {
        HttpHeaders headers = headers("wait=7");
        headers.add("Prefer", "respond-async");

        assertThat(Preference.patience(headers)).contains(Duration.ofSeconds(7));
    }

    private static HttpHeaders headers(String prefer) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("Prefer", prefer);
        return headers;
    }
}
