package io.conduct.aggregator.contribution;

import io.conduct.aggregator.TestEvents;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Makes records that are created, amended, moved and withdrawn, and sends them badly: shuffled, repeated, among garbage. */
final class RandomLedger {

    private static final List<String> ORGS = List.of("root", "root.a", "root.a.section", "root.b");
    private static final List<String> KINDS = List.of("INTERNAL", "REVIEW", "PARTY_GROUP");
    private static final List<String> FORMS = List.of("NOTE", "TELEGRAM");

    private final RecordEventCodec codec = new RecordEventCodec();
    private final Random random;

    RandomLedger(Random random) {
        this.random = random;
    }

    /**
     * What arrives.
     *
     * @param topic the topic
     * @param key the key
     * @param value the value
     * @param headers the headers
     * @param event the event it is; null for garbage
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Message(
            String topic,
            @Nullable String key,
            byte @Nullable [] value,
            Headers headers,
            @Nullable RecordEvent event) {}

    /** The messages about this many records. */
    List<Message> messages(int records) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            RecordKind kind = random.nextBoolean() ? RecordKind.MEETING : RecordKind.DOCUMENT;
            history(kind, oneOf(ORGS), "r-" + i).forEach(event -> messages.add(message(event)));
        }
        int repeats = messages.size() / 4;
        for (int i = 0; i < repeats; i++) {
            messages.add(messages.get(random.nextInt(messages.size())));
            messages.add(garbage(messages.get(random.nextInt(messages.size()))));
        }
        Collections.shuffle(messages, random);
        return messages;
    }

    private List<RecordEvent> history(RecordKind kind, String org, String sourceId) {
        List<RecordEvent> history = new ArrayList<>();
        int versions = 1 + random.nextInt(4);
        for (int version = 1; version <= versions; version++) {
            history.add(TestEvents.recorded(kind, org, sourceId, version, payload(kind)));
        }
        if (random.nextInt(4) == 0) {
            history.add(TestEvents.withdrawn(kind, org, sourceId, versions + 1L, payload(kind)));
        }
        return history;
    }

    private String payload(RecordKind kind) {
        if (kind == RecordKind.DOCUMENT) {
            String form = random.nextBoolean() ? "" : ",'form':'" + oneOf(FORMS) + "'";
            String issued = random.nextBoolean() ? "" : ",'issuedOn':'" + day() + "'";
            return "{'title':'文件','genre':'NOTICE','signedOn':'" + day() + "'" + form + issued + "}";
        }
        String participants = random.nextBoolean() ? "" : ",'participants':" + random.nextInt(50);
        String status = random.nextInt(5) == 0 ? "CANCELLED" : "HELD";
        return "{'title':'会议','kind':'" + oneOf(KINDS) + "','status':'" + status + "','heldOn':'" + day() + "'"
                + participants + "}";
    }

    private LocalDate day() {
        return LocalDate.of(2020, 2, 25).plusDays(random.nextInt(12));
    }

    private Message message(RecordEvent event) {
        ProducerRecord<String, byte[]> encoded = codec.encode(event);
        return new Message(encoded.topic(), encoded.key(), encoded.value(), encoded.headers(), event);
    }

    private Message garbage(Message like) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return switch (random.nextInt(5)) {
            case 0 -> new Message(like.topic(), like.key(), bytes, like.headers(), null);
            case 1 -> new Message(like.topic(), like.key(), null, like.headers(), null);
            case 2 -> new Message(like.topic(), null, like.value(), like.headers(), null);
            case 3 -> new Message(like.topic(), like.key(), like.value(), new RecordHeaders(), null);
            default -> new Message("conduct.petitions", like.key(), like.value(), like.headers(), null);
        };
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
