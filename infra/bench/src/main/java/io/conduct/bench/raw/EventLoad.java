package io.conduct.bench.raw;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.RecordStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * As many records as wanted, always the same ones: a third of each kind, over two years. Puts them straight
 * into the topics, or hands them to whoever wants them.
 */
public final class EventLoad {

    private static final List<RecordKind> KINDS = List.of(RecordKind.values());
    private static final int DAYS = 731;
    private static final int BATCH = 10_000;
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final List<String> ORGS = List.of(
            "congress.general-office",
            "congress.deputies-affairs",
            "congress.finance-economy",
            "congress.legislative-affairs",
            "congress.supervision-justice",
            "congress.petition-reception");
    private static final List<String> MEETINGS =
            List.of("PARTY_GROUP", "DIRECTORS", "STUDY_SESSION", "SPECIAL_TOPIC", "SYMPOSIUM", "INTERNAL");
    private static final List<String> GENRES = List.of("NOTICE", "LETTER", "REPORT", "MINUTES", "OPINION");
    private static final List<String> CHANNELS = List.of("LETTER", "VISIT", "CALL", "ONLINE");
    private static final List<String> PURPOSES = List.of("SUGGESTION", "ACCUSATION", "APPEAL");
    private static final long SEED = 20_211_207L;

    private final Random random = new Random(SEED);
    private final int records;
    private final String name;
    private final boolean hot;
    private final List<String> orgs;

    /** So many, of so many orgs: the six departments, and from the seventh on offices of the first. */
    public EventLoad(int records, int orgs) {
        this("r", records, orgs, false);
    }

    private EventLoad(String name, int records, int orgs, boolean hot) {
        this.name = name;
        this.records = records;
        this.hot = hot;
        this.orgs = IntStream.range(0, orgs)
                .mapToObj(number -> number < ORGS.size() ? ORGS.get(number) : ORGS.get(0) + ".office-" + number)
                .toList();
    }

    /** So many other records, called by {@code name}. */
    public static EventLoad even(String name, int records, int orgs) {
        return new EventLoad(name, records, orgs, false);
    }

    /** So many events of which every second one amends the same meeting, called {@code name}. */
    public static EventLoad hot(String name, int events, int orgs) {
        return new EventLoad(name, events, orgs, true);
    }

    /** Hands over each of them. */
    public void each(Consumer<RecordEvent> taker) {
        random.setSeed(SEED);
        for (int number = 0; number < records; number++) {
            taker.accept(event(number));
        }
    }

    /** Sends all of them to their topics, which must be there; events a second until the last is acknowledged. */
    public double send(String bootstrapServers) throws InterruptedException {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                20);
        RecordEventCodec codec = new RecordEventCodec();
        long start = System.nanoTime();
        random.setSeed(SEED);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int sent = 0; sent < records; sent += BATCH) {
                Future<RecordMetadata> last = producer.send(codec.encode(event(sent)));
                for (int number = sent + 1; number < Math.min(records, sent + BATCH); number++) {
                    last = producer.send(codec.encode(event(number)));
                }
                producer.flush();
                last.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load cannot be sent", e);
        }
        return records * 1e9 / (System.nanoTime() - start);
    }

    private RecordEvent event(int number) {
        boolean amends = hot && number % 2 == 0;
        RecordKind kind = amends ? RecordKind.MEETING : KINDS.get(number % KINDS.size());
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put(kind.businessDateProperty(), day.toString());
        ObjectNode derived = JsonNodeFactory.instance.objectNode();
        fill(kind, payload, derived, day);
        return new RecordEvent(
                kind,
                amends ? new RecordId(orgs.get(0), name) : new RecordId(oneOf(orgs), name + number),
                amends ? number / 2 + 1 : 1,
                RecordStatus.RECORDED,
                day,
                Instant.EPOCH,
                Instant.EPOCH,
                payload,
                new Assessment(List.of(), derived));
    }

    private void fill(RecordKind kind, ObjectNode payload, ObjectNode derived, LocalDate day) {
        switch (kind) {
            case MEETING -> {
                payload.put("title", "工作会议").put("status", "HELD").put("kind", oneOf(MEETINGS));
                payload.put("participants", random.nextInt(120)).put("meetingClass", 1 + random.nextInt(4));
                derived.put("countsAsMeeting", true).put("planned", random.nextBoolean());
            }
            case DOCUMENT -> {
                payload.put("title", "关于工作的通知").put("genre", oneOf(GENRES));
                payload.put("characters", 500 + random.nextInt(5_000));
                derived.put("inReductionScope", random.nextBoolean());
            }
            case PETITION -> {
                payload.put("channel", oneOf(CHANNELS)).put("purpose", oneOf(PURPOSES));
                payload.put("persons", 1 + random.nextInt(8)).put("acceptedOn", day.toString());
                payload.put("concludedOn", day.plusDays(random.nextInt(90)).toString());
                derived.put("repeat", random.nextInt(10) == 0).put("groupVisit", false);
                derived.put("notifyDueOn", day.plusDays(15).toString()).put("notifiedInTime", true);
            }
        }
    }

    private String oneOf(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
