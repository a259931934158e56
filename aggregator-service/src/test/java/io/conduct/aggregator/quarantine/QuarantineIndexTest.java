package io.conduct.aggregator.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.contribution.QuarantineHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class QuarantineIndexTest {

    private static final String FROM = "conduct.meetings-0@17";

    private final QuarantineIndex index = new QuarantineIndex();

    @Test
    void tellsWhatWaitsAndWhy() {
        index.take(refused(3, FROM, "congress.general-office/m-1"));

        assertThat(index.events()).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo(FROM);
            assertThat(event.source()).isEqualTo("conduct.meetings");
            assertThat(event.org()).isEqualTo("congress.general-office");
            assertThat(event.reason()).isEqualTo("MALFORMED");
            assertThat(event.detail()).isEqualTo("value: no JSON");
            assertThat(event.at()).isEqualTo(Instant.ofEpochMilli(1003));
        });
        assertThat(index.counts())
                .containsEntry("conduct.meetings", 1L)
                .containsEntry("conduct.documents", 0L)
                .containsEntry("conduct.petitions", 0L);
    }

    @Test
    void showsAnEventOnceHoweverOftenItIsRefused() {
        index.take(refused(3, FROM, "congress/1"));
        index.take(refused(9, FROM, "congress/1"));

        assertThat(index.events())
                .singleElement()
                .extracting(event -> event.place().offset())
                .isEqualTo(9L);
    }

    @Test
    void forgetsWhatWasGivenAnotherTryUntilItIsRefusedAgain() {
        index.take(refused(3, FROM, "congress/1"));
        index.take(mark(4, "0@3"));

        assertThat(index.events()).isEmpty();

        index.take(refused(5, FROM, "congress/1"));
        index.take(mark(6, "0@3"));

        assertThat(index.events()).hasSize(1);
    }

    @Test
    void knowsNoOrgOfAKeyThatNamesNone() {
        index.take(refused(3, FROM, "??"));

        assertThat(index.events())
                .singleElement()
                .extracting(QuarantinedEvent::org)
                .isEqualTo("");
    }

    private static ConsumerRecord<byte[], byte[]> refused(long offset, String source, String key) {
        ConsumerRecord<byte[], byte[]> message = message(offset, key);
        message.headers()
                .add(QuarantineHeaders.REASON, "MALFORMED".getBytes(UTF_8))
                .add(QuarantineHeaders.DETAIL, "value: no JSON".getBytes(UTF_8))
                .add(QuarantineHeaders.SOURCE, source.getBytes(UTF_8));
        return message;
    }

    private static ConsumerRecord<byte[], byte[]> mark(long offset, String place) {
        ConsumerRecord<byte[], byte[]> message = message(offset, "congress/1");
        message.headers().add(QuarantineHeaders.RESUBMITTED, place.getBytes(UTF_8));
        return message;
    }

    private static ConsumerRecord<byte[], byte[]> message(long offset, String key) {
        return new ConsumerRecord<>(
                Topics.QUARANTINE,
                0,
                offset,
                1000 + offset,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
