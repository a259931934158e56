package io.conduct.aggregator.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesKeysTest {

    private final SeriesKeys keys = new SeriesKeys();

    @Test
    void keepsOneCopyOfAKeyHoweverOftenItIsAskedFor() {
        SeriesKey first = keys.of(3, labels("LETTER", "LAND"));

        assertThat(keys.of(3, labels("LETTER", "LAND"))).isSameAs(first);
        assertThat(first).isEqualTo(new SeriesKey(3, List.of("LETTER", "LAND")));
    }

    @Test
    void keepsOneCopyOfALabelInWhicheverKeysItIs() {
        SeriesKey one = keys.of(3, labels("LETTER", "LAND"));
        SeriesKey other = keys.of(4, labels("VISIT", "LAND"));

        assertThat(other).isNotEqualTo(one);
        assertThat(other.labels().get(1)).isSameAs(one.labels().get(1));
    }

    /** Texts of their own, as they come from Kafka. */
    private static List<String> labels(String... texts) {
        return List.of(texts).stream().map(String::new).toList();
    }
}
