package io.conduct.aggregator.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.bucket.FigureRecord.PartialValue;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureCodecTest {

    private final FigureCodec codec = new FigureCodec();

    @Test
    void readsABucketBack() {
        Bucket bucket = new Bucket("meetings.held", "congress.a", LocalDate.of(2021, 3, 5), List.of("a|b\"c", "其他"));

        byte[] key = codec.bucketKey("0123456789ab", 3, bucket);

        assertThat(new String(key, StandardCharsets.UTF_8))
                .isEqualTo(
                        "[\"bucket\",\"0123456789ab\",3,\"meetings.held\",\"congress.a\",\"2021-03-05\",\"a|b\\\"c\",\"其他\"]");
        assertThat(codec.decode(key, codec.bucketValue(-12)))
                .contains(new PartialValue("0123456789ab", 3, bucket, -12));
    }

    @Test
    void readsAProgressBack() {
        SourcePartition source = new SourcePartition("conduct.meetings", 2);
        Position position = new Position(1234, Instant.parse("2022-01-04T01:02:03.456Z"));

        assertThat(codec.decode(codec.progressKey("0123456789ab", source), codec.progressValue(position)))
                .contains(new Progress("0123456789ab", source, position));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | 1",
                "{} | 1",
                "[\"bucket\"] | 1",
                "[\"bucket\",\"g\",0,\"m\",\"o\",\"2021-13-01\"] | 1",
                "[\"bucket\",\"g\",0,\"m\",\"o\",\"2021-12-01\"] | \"1\"",
                "[\"bucket\",\"g\",0,\"m\",\"o\",\"2021-12-01\"] | 1.5",
                "[\"progress\",\"g\",\"t\",0] | {}",
                "[\"other\",\"g\"] | 1",
                "text | 1"
            })
    void readsNothingIntoWhatIsNoneOfThese(String key, String value) {
        assertThat(codec.decode(key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void readsNothingIntoNothing() {
        assertThat(codec.decode(null, new byte[0])).isEmpty();
        assertThat(codec.decode(new byte[0], null)).isEmpty();
    }
}
