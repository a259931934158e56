package io.conduct.aggregator.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.bucket.FigureRecord.CountedEvent;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.contract.RecordKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureCodecTest {

    private final FigureCodec codec = new FigureCodec();

    private static final Progress PROGRESS = new Progress(
            "0123456789ab",
            new SourcePartition("conduct.meetings", 2),
            new Position(1234, Instant.parse("2022-01-04T01:02:03.456Z")));

    @Test
    void readsACountedEventBack() {
        RecordName name = new RecordName(RecordKind.MEETING, "congress.a", "a\"b");
        RecordShares shares = new RecordShares(
                name,
                3,
                List.of(
                        new Share("meetings.held", LocalDate.of(2021, 3, 5), -12, List.of("a|b\"c", "其他")),
                        new Share("received.meetings", LocalDate.of(1969, 12, 31), 1, List.of())));

        byte[] key = codec.recordKey("0123456789ab", name);
        byte[] value = codec.recordValue(shares, PROGRESS);

        assertThat(new String(key, StandardCharsets.UTF_8))
                .isEqualTo("[\"record\",\"0123456789ab\",\"meeting\",\"congress.a\",\"a\\\"b\"]");
        assertThat(new String(value, StandardCharsets.UTF_8))
                .isEqualTo("[3,[\"conduct.meetings\",2,1234,\"2022-01-04T01:02:03.456Z\"],"
                        + "[\"meetings.held\",18691,-12,\"a|b\\\"c\",\"其他\"],[\"received.meetings\",-1,1]]");
        assertThat(codec.decode(key, value)).contains(new CountedEvent(shares, PROGRESS));
    }

    @Test
    void readsAProgressBack() {
        assertThat(codec.decode(codec.progressKey(PROGRESS), codec.progressValue(PROGRESS)))
                .contains(PROGRESS);
    }

    @Test
    void tellsTheKeysOfAGenerationFromThoseOfOthers() {
        RecordName name = new RecordName(RecordKind.MEETING, "congress.a", "1");
        byte[] own = codec.recordKey("0123456789ab", name);

        assertThat(codec.keysOf("0123456789ab").test(own)).isTrue();
        assertThat(codec.keysOf("0123456789ab").test(codec.progressKey(PROGRESS)))
                .isTrue();
        assertThat(codec.keysOf("0123456789a").test(own)).isFalse();
        assertThat(codec.keysOf("0123456789abc").test(own)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | 1",
                "{} | 1",
                "[\"record\"] | []",
                "[\"record\",\"g\",\"meeting\",\"o\",\"1\"] | 1",
                "[\"record\",\"g\",\"meeting\",\"o\",\"1\"] | [1]",
                "[\"record\",\"g\",\"meeting\",\"o\",\"1\"] | [1,[\"t\",0,1,\"2022-01-04T01:02:03Z\"],[\"m\",1,1.5]]",
                "[\"record\",\"g\",\"meeting\",\"o\",\"1\"] | [1,[\"t\",0,1,\"2022-01-04T01:02:03Z\"],[\"m\",1,1,2]]",
                "[\"record\",\"g\",\"meeting\",\"o\",\"1\"] | [1,[\"t\",0,1,\"2022-01-04T01:02:03Z\"],[\"m\",1,1]",
                "[\"record\",\"g\",\"memo\",\"o\",\"1\"] | [1,[\"t\",0,1,\"2022-01-04T01:02:03Z\"]]",
                "[\"record\",\"g\",\"meeting\",\"o\",\"1\"] | [1,[\"t\",0,1,\"2022-13-04T01:02:03Z\"]]",
                "[\"progress\",\"g\",\"t\",0] | {}",
                "[\"progress\",\"g\",\"t\",0] | [\"t\",4294967296,1,\"2022-01-04T01:02:03Z\"]",
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
