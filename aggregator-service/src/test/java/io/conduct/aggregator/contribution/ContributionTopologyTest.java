package io.conduct.aggregator.contribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.TestEvents;
import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureCodec;
import io.conduct.aggregator.bucket.FigureRecord;
import io.conduct.aggregator.bucket.FigureRecord.CountedEvent;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;

class ContributionTopologyTest {

    private static final String CATALOGUE = """
            metrics:
              - {id: held, name: {zh: 一, en: one}, unit: 次, source: meetings, where: "payload.status == 'HELD'",
                 measure: count, dimensions: {kind: payload.kind}, polarity: NEUTRAL}
              - {id: participants, name: {zh: 二, en: two}, unit: 人次, source: meetings,
                 where: "payload.status == 'HELD' && has(payload.participants)",
                 measure: sum, amount: payload.participants, polarity: NEUTRAL}
              - {id: issued, name: {zh: 三, en: three}, unit: 件, source: documents,
                 measure: count, dimensions: {form: payload.form}, polarity: NEUTRAL}
              - {id: printed, name: {zh: 四, en: four}, unit: 件, source: documents,
                 measure: count, date: issuedOn, polarity: NEUTRAL}
            """;

    private static final LocalDate DAY = LocalDate.of(2021, 3, 5);

    private final Catalogue catalogue = new CatalogueReader().read(new ByteArrayResource(CATALOGUE.getBytes(UTF_8)));
    private final RecordEventCodec events = new RecordEventCodec();
    private final FigureCodec figures = new FigureCodec();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<RecordName, RecordShares> newest = new HashMap<>();
    private final Map<String, Long> progress = new HashMap<>();

    @TempDir
    Path folder;

    private TopologyTestDriver driver;
    private TestOutputTopic<byte[], byte[]> figuresOut;
    private TestOutputTopic<byte[], byte[]> quarantine;

    @BeforeEach
    void start() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        driver = new TopologyTestDriver(
                ContributionTopology.of(
                        catalogue,
                        catalogue.generation(),
                        new ContributionMeters(meters),
                        EventTraces.NONE,
                        Stores::inMemoryKeyValueStore),
                settings);
        figuresOut = driver.createOutputTopic(Topics.FIGURES, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        quarantine =
                driver.createOutputTopic(Topics.QUARANTINE, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void isOneSubtopologyWithoutARepartition() {
        assertThat(ContributionTopology.of(
                                catalogue, catalogue.generation(), new ContributionMeters(meters), EventTraces.NONE)
                        .describe()
                        .subtopologies())
                .hasSize(1);
    }

    @Test
    void movesARecordWithItsAmendment() {
        send(TestEvents.meeting("root.a", "1", 1, DAY));
        send(TestEvents.meeting("root.a", "1", 2, DAY.plusDays(40)));

        assertThat(counted())
                .isEqualTo(Map.of(
                        received("root.a", DAY.plusDays(40)),
                        1L,
                        new Bucket("counted.meetings", "root.a", DAY.plusDays(40), List.of()),
                        1L,
                        held("root.a", DAY.plusDays(40), "INTERNAL"),
                        1L));
    }

    @Test
    void writesEachEventOnceWithAllThatItsRecordAdds() {
        send(TestEvents.meeting("root.a", "1", 1, DAY));
        read();

        send(TestEvents.meeting("root.a", "1", 2, DAY));

        assertThat(read()).singleElement().satisfies(figure -> {
            assertThat(figure.generation()).isEqualTo(catalogue.generation());
            assertThat(figure.progress().position().offset()).isEqualTo(1);
            assertThat(((CountedEvent) figure).shares())
                    .isEqualTo(new RecordShares(
                            new RecordName(RecordKind.MEETING, "root.a", "1"),
                            2,
                            List.of(
                                    new Share("received.meetings", DAY, 1, List.of()),
                                    new Share("counted.meetings", DAY, 1, List.of()),
                                    new Share("held", DAY, 1, List.of("INTERNAL")))));
        });
    }

    @Test
    void writesOnlyTheProgressOfAnEventThatChangesNothing() {
        send(TestEvents.meeting("root.a", "1", 2, DAY));
        read();

        send(TestEvents.meeting("root.a", "1", 2, DAY));
        send(TestEvents.meeting("root.a", "1", 1, DAY));

        assertThat(read())
                .hasSize(2)
                .allMatch(Progress.class::isInstance)
                .last()
                .satisfies(figure ->
                        assertThat(figure.progress().position().offset()).isEqualTo(2));
        assertThat(meters.get("conduct.aggregator.stale.events").counter().count())
                .isEqualTo(2);
    }

    @Test
    void keepsWithdrawnRecordsOutOfTheFiguresAndInTheCoverage() {
        send(TestEvents.meeting("root.a", "1", 1, DAY));
        send(TestEvents.withdrawn(
                RecordKind.MEETING,
                "root.a",
                "1",
                2,
                "{'title':'会议','kind':'INTERNAL','status':'HELD','heldOn':'2021-03-05'}"));
        send(TestEvents.meeting("root.a", "1", 1, DAY));

        assertThat(counted()).isEqualTo(Map.of(received("root.a", DAY), 1L));
    }

    @Test
    void countsAnEventThatIsGivenAnotherTryAndRemembersWhereItCameFrom() {
        ProducerRecord<String, byte[]> event = events.encode(TestEvents.meeting("root.a", "1", 1, DAY));
        Headers headers = new RecordHeaders(event.headers())
                .add(QuarantineHeaders.SOURCE, "conduct.meetings-0@7".getBytes(UTF_8));

        send(Topics.RESUBMITTED, event.key(), event.value(), headers);
        send(event);
        send(Topics.RESUBMITTED, "root.b/2", event.value(), headers);

        assertThat(counted()).containsEntry(held("root.a", DAY, "INTERNAL"), 1L);
        assertThat(header(quarantine.readRecord(), QuarantineHeaders.SOURCE)).isEqualTo("conduct.meetings-0@7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "\u0000 nonsense", ""})
    void countsTheSameWhateverTraceAnEventCarries(String traceparent) {
        ProducerRecord<String, byte[]> event = events.encode(TestEvents.meeting("root.a", "1", 1, DAY));
        Headers traced = new RecordHeaders(event.headers()).add("ce_traceparent", traceparent.getBytes(UTF_8));

        send(event);
        List<RecordShares> plain = written();
        stop();
        start();
        send(event.topic(), event.key(), event.value(), traced);

        assertThat(written()).isEqualTo(plain).isNotEmpty();
        assertThat(quarantine.isEmpty()).isTrue();
    }

    @Test
    void quarantinesWhatIsNoEventAndGoesOn() {
        ProducerRecord<String, byte[]> good = events.encode(TestEvents.meeting("root.a", "1", 1, DAY));
        Headers headers = new RecordHeaders(good.headers()).add(QuarantineHeaders.REASON, new byte[] {1});

        send(good.topic(), "root.b/2", good.value(), headers);
        send(good);

        TestRecord<byte[], byte[]> refused = quarantine.readRecord();
        assertThat(refused.value()).isEqualTo(good.value());
        assertThat(refused.key()).isEqualTo("root.b/2".getBytes(UTF_8));
        assertThat(header(refused, QuarantineHeaders.REASON)).isEqualTo("MALFORMED");
        assertThat(header(refused, QuarantineHeaders.DETAIL)).contains("key: differs from the record");
        assertThat(header(refused, QuarantineHeaders.SOURCE)).isEqualTo("conduct.meetings-0@0");
        assertThat(header(refused, "ce_type")).isEqualTo("conduct.meeting.recorded.v1");
        assertThat(counted()).containsEntry(held("root.a", DAY, "INTERNAL"), 1L);
        assertThat(progress).containsEntry("conduct.meetings-0", 1L);
        assertThat(meters.get("conduct.aggregator.quarantined.events")
                        .tag("reason", "MALFORMED")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'INTERNAL','status':'HELD','heldOn':'2021-03-05','participants':'many'}",
                "{'kind':'INTERNAL','status':'HELD','heldOn':'2021-03-05','participants':1e30}",
                "{'kind':'INTERNAL','heldOn':'2021-03-05'}",
                "{'kind':'INTERNAL','status':'HELD','heldOn':'1021-03-05'}"
            })
    void quarantinesWhatHasNoValueAndQuotesNothingOfIt(String payload) {
        send(TestEvents.recorded(RecordKind.MEETING, "root.a", "1", 1, payload));

        TestRecord<byte[], byte[]> refused = quarantine.readRecord();
        assertThat(header(refused, QuarantineHeaders.REASON)).isEqualTo("UNEVALUABLE");
        assertThat(header(refused, QuarantineHeaders.DETAIL)).doesNotContain("many", "1021", "1e30");
        assertThat(counted()).isEmpty();
    }

    @Test
    void keepsTheLastGoodVersionOfARecordThatBecomesUnevaluable() {
        send(TestEvents.meeting("root.a", "1", 1, DAY));
        send(TestEvents.recorded(
                RecordKind.MEETING,
                "root.a",
                "1",
                2,
                "{'kind':'INTERNAL','status':'HELD','heldOn':'2021-03-06','participants':'many'}"));

        assertThat(counted()).containsEntry(held("root.a", DAY, "INTERNAL"), 1L);
    }

    @Test
    void quarantinesAnAmountThatIsTooLargeToBeAddedUp() {
        String most = "{'kind':'INTERNAL','status':'HELD','heldOn':'2021-03-05','participants':";
        send(TestEvents.recorded(RecordKind.MEETING, "root.a", "1", 1, most + "1000000000000000}"));
        send(TestEvents.recorded(RecordKind.MEETING, "root.a", "2", 1, most + "1000000000000001}"));
        send(TestEvents.recorded(RecordKind.MEETING, "root.a", "3", 1, most + "-1000000000000001}"));

        assertThat(quarantine.readRecordsToList())
                .hasSize(2)
                .allSatisfy(refused ->
                        assertThat(header(refused, QuarantineHeaders.REASON)).isEqualTo("OUT_OF_RANGE"));
        assertThat(counted())
                .containsEntry(new Bucket("participants", "root.a", DAY, List.of()), 1_000_000_000_000_000L)
                .containsEntry(held("root.a", DAY, "INTERNAL"), 1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void equalsARecountAfterAnyInterleaving(long seed) {
        RandomLedger ledger = new RandomLedger(new Random(seed));
        List<RandomLedger.Message> messages = ledger.messages(120);
        Recount recount = new Recount();
        int garbage = 0;

        for (int i = 0; i < messages.size(); i++) {
            RandomLedger.Message message = messages.get(i);
            send(message.topic(), message.key(), message.value(), message.headers());
            if (message.event() == null) {
                garbage++;
            } else {
                recount.take(message.event());
            }
            if (i % 50 == 0) {
                assertThat(counted()).as("seed %d, message %d", seed, i).isEqualTo(recount.buckets());
            }
        }

        assertThat(counted()).as("seed %d", seed).isEqualTo(recount.buckets());
        assertThat(quarantine.readRecordsToList()).as("seed %d", seed).hasSize(garbage);
        Collections.reverse(messages);
        messages.forEach(message -> send(message.topic(), message.key(), message.value(), message.headers()));
        assertThat(counted()).as("seed %d, replayed", seed).isEqualTo(recount.buckets());
    }

    private void send(RecordEvent event) {
        send(events.encode(event));
    }

    private void send(ProducerRecord<String, byte[]> event) {
        send(event.topic(), event.key(), event.value(), event.headers());
    }

    private void send(String topic, @Nullable String key, byte @Nullable [] value, Headers headers) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key == null ? null : key.getBytes(UTF_8), value, headers));
    }

    /** What the records add; where their events stood and when is another matter. */
    private List<RecordShares> written() {
        return read().stream()
                .filter(CountedEvent.class::isInstance)
                .map(figure -> ((CountedEvent) figure).shares())
                .toList();
    }

    private List<FigureRecord> read() {
        List<FigureRecord> records = new ArrayList<>();
        figuresOut
                .readRecordsToList()
                .forEach(message -> records.add(
                        figures.decode(message.key(), message.value()).orElseThrow()));
        return records;
    }

    /** Every bucket that is not 0, as a reader of the figures topic adds it up. */
    private Map<Bucket, Long> counted() {
        for (FigureRecord figure : read()) {
            assertThat(figure.generation()).isEqualTo(catalogue.generation());
            progress.put(
                    figure.progress().source().toString(),
                    figure.progress().position().offset());
            if (figure instanceof CountedEvent event) {
                newest.put(event.shares().record(), event.shares());
            }
        }
        Map<Bucket, Long> counted = new HashMap<>();
        newest.values()
                .forEach(record -> record.shares()
                        .forEach(share -> counted.merge(
                                new Bucket(share.metric(), record.record().org(), share.day(), share.labels()),
                                share.value(),
                                Long::sum)));
        counted.values().removeIf(value -> value == 0);
        return counted;
    }

    private static Bucket received(String org, LocalDate day) {
        return new Bucket("received.meetings", org, day, List.of());
    }

    private static Bucket held(String org, LocalDate day, String kind) {
        return new Bucket("held", org, day, List.of(kind));
    }

    private static String header(TestRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
}
