package io.conduct.aggregator.contribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.TestEvents;
import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.figure.Breakdown;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.FigureValues;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.readmodel.ReadFigures;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordKind;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgDirectory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;

/** Every measure against a plain recount, from the events to the figures. {@code -Dconduct.seed=…} repeats a run. */
class RandomOperationsTest {

    private static final String SEED = "conduct.seed";
    private static final int OPERATIONS = 20_000;
    private static final int RECORDS = 2_500;
    private static final int OPERATIONS_A_CHECK = 1_000;
    private static final int QUESTIONS = 60;
    private static final List<String> ORGS = List.of("root", "root.a", "root.a.section", "root.a-b", "root.b");
    private static final List<String> KINDS = List.of("INTERNAL", "REVIEW", "PARTY_GROUP", "OTHER");
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 20);
    private static final String HELD = "source: meetings, where: \"payload.status == 'HELD'\", polarity: NEUTRAL";
    private static final String PERSONS = "amount: \"has(payload.participants) ? payload.participants : 0\"";
    private static final Catalogue CATALOGUE = new CatalogueReader()
            .read(new ByteArrayResource("""
            metrics:
              - {id: held, name: {zh: 一, en: a}, unit: 次, measure: count, %1$s, dimensions: {kind: payload.kind}}
              - {id: persons, name: {zh: 二, en: b}, unit: 人, measure: sum, %2$s, %1$s}
              - {id: largest, name: {zh: 三, en: c}, unit: 人, measure: max, %2$s, %1$s}
              - {id: smallest, name: {zh: 四, en: d}, unit: 人, measure: min, %2$s, %1$s}
              - {id: fewest, name: {zh: 五, en: e}, unit: 人, measure: min, %2$s, subject: payload.kind, %1$s}
              - {id: kinds, name: {zh: 六, en: f}, unit: 个, measure: distinct, value: payload.kind, %1$s}
              - {id: reviews, name: {zh: 七, en: g}, unit: 次, measure: count, source: meetings, polarity: NEUTRAL,
                 where: "payload.status == 'HELD' && payload.kind == 'REVIEW'"}
              - {id: share, name: {zh: 八, en: h}, unit: "%%", measure: ratio, numerator: reviews, denominator: held,
                 polarity: NEUTRAL, decimals: 2}
              - {id: average, name: {zh: 九, en: i}, unit: 人, measure: average, numerator: persons, denominator: held,
                 polarity: NEUTRAL, decimals: 1}
            """.formatted(HELD, PERSONS).getBytes(UTF_8)));
    private static final List<String> ASKED =
            List.of("held", "persons", "largest", "smallest", "fewest", "kinds", "share", "average");
    private static final OrgDirectory DIRECTORY = new OrgDirectory(List.of(
            new Org("root", "机关", null, null),
            new Org("root.a", "甲", null, null),
            new Org("root.a-b", "丙", null, null),
            new Org("root.b", "乙", null, null)));

    private final long seed = Long.getLong(SEED, System.nanoTime());
    private final Random random = new Random(seed);
    private final RecordEventCodec codec = new RecordEventCodec();
    private final long[] versions = new long[RECORDS];
    private final List<RecordEvent> sent = new ArrayList<>();
    private final RecordBook book = new RecordBook();

    @TempDir
    Path folder;

    @Test
    void everyFigureEqualsARecountWhateverTheOrder() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("streams").toString());
        try (TopologyTestDriver driver = new TopologyTestDriver(
                        ContributionTopology.of(
                                CATALOGUE,
                                "g",
                                new ContributionMeters(new SimpleMeterRegistry()),
                                EventTraces.NONE,
                                Stores::inMemoryKeyValueStore),
                        settings);
                ReadFigures figures = new ReadFigures(folder.resolve("records"), "g", CATALOGUE)) {
            TestInputTopic<String, byte[]> meetings = driver.createInputTopic(
                    RecordKind.MEETING.topic(), new StringSerializer(), new ByteArraySerializer());
            TestOutputTopic<byte[], byte[]> counted =
                    driver.createOutputTopic(Topics.FIGURES, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            for (int i = 1; i <= OPERATIONS; i++) {
                RecordEvent event = operation();
                ProducerRecord<String, byte[]> message = codec.encode(event);
                meetings.pipeInput(new TestRecord<>(message.key(), message.value(), message.headers()));
                book.take(event);
                if (i % OPERATIONS_A_CHECK == 0) {
                    figures.take(drain(counted));
                    check(figures, i);
                }
            }
        }
    }

    /** A new record, an amendment, a withdrawal, something sent again, or an amendment that overtakes another. */
    private RecordEvent operation() {
        int choice = random.nextInt(10);
        if (choice == 0 && !sent.isEmpty()) {
            return sent.get(random.nextInt(sent.size()));
        }
        int number = random.nextInt(RECORDS);
        versions[number] += choice == 1 ? 2 : 1;
        long version = choice == 2 ? Math.max(1, versions[number] - 1) : versions[number];
        String org = ORGS.get(number % ORGS.size());
        RecordEvent event = choice == 3
                ? TestEvents.withdrawn(RecordKind.MEETING, org, "m" + number, version, payload())
                : TestEvents.recorded(RecordKind.MEETING, org, "m" + number, version, payload());
        sent.add(event);
        return event;
    }

    private String payload() {
        String persons = random.nextInt(4) == 0 ? "" : ",'participants':" + random.nextInt(40);
        String status = random.nextInt(6) == 0 ? "CANCELLED" : "HELD";
        return "{'title':'会议','kind':'" + KINDS.get(random.nextInt(KINDS.size())) + "','status':'" + status
                + "','heldOn':'" + day() + "'" + persons + "}";
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(60));
    }

    private void check(ReadFigures figures, int operations) {
        for (int i = 0; i < QUESTIONS; i++) {
            String metric = ASKED.get(random.nextInt(ASKED.size()));
            String org = ORGS.get(random.nextInt(ORGS.size()));
            LocalDate one = day();
            LocalDate other = day();
            Period period = one.isBefore(other) ? new Period(one, other) : new Period(other, one);
            String what = "seed %d, %d operations, %s of %s in %s".formatted(seed, operations, metric, org, period);
            Figure figure = figureOf(figures, metric, org, period);
            assertThat(Optional.ofNullable(figure.value())).as(what).isEqualTo(book.figure(metric, org, period));
            if (metric.equals("held") || metric.equals("persons")) {
                checkParts(figures, figure, what);
            }
        }
    }

    private static Figure figureOf(ReadFigures figures, String metric, String org, Period period) {
        Metric asked = CATALOGUE.find(metric).orElseThrow();
        Breakdown by = asked.dimensions().isEmpty() ? new Breakdown.ByMonth() : new Breakdown.ByDimension(0);
        return figures.read((view, records) -> FigureValues.figure(view, DIRECTORY, asked, org, period, by));
    }

    /** What the figure is broken down into, and the records behind it, add up to it. */
    private static void checkParts(ReadFigures figures, Figure figure, String what) {
        long value = figure.value() == null ? 0 : Long.parseLong(figure.value());
        long parts = figure.breakdown().stream()
                .mapToLong(part -> part.value() == null ? 0 : Long.parseLong(part.value()))
                .sum();
        Period period = figure.period();
        long rows = figures.read((view, records) ->
                records.rows(figure.metric(), figure.org(), period.from(), period.to(), null, RECORDS).stream()
                        .mapToLong(row -> row.value())
                        .sum());
        assertThat(parts).as("parts, %s", what).isEqualTo(value);
        assertThat(rows).as("rows, %s", what).isEqualTo(value);
    }

    private static List<ConsumerRecord<byte[], byte[]>> drain(TestOutputTopic<byte[], byte[]> counted) {
        List<ConsumerRecord<byte[], byte[]>> figures = new ArrayList<>();
        counted.readRecordsToList()
                .forEach(figure ->
                        figures.add(new ConsumerRecord<>(Topics.FIGURES, 0, 0, figure.key(), figure.value())));
        return figures;
    }
}
