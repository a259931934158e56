package io.conduct.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.aggregator.bucket.FigureCodec;
import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.stream.CountingProcess;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.Broker;
import io.conduct.testkit.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills the aggregator as a power cut would, at random moments under load, with each event sent once. {@code
 * -Dconduct.seed=…} repeats the moments as far as a scheduler does, {@code -Dconduct.kills=…} changes their number.
 */
class KillIT {

    private static final int KILLS = Integer.getInteger("conduct.kills", 3);
    private static final int BATCH = 40;
    private static final int MOST_BATCHES = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> ORGS =
            List.of("congress.general-office", "congress.finance-economy", "congress.legislative-affairs");

    @TempDir
    Path folder;

    private final long seed = Long.getLong("conduct.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, RecordEvent> newest = new HashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();

    @Test
    void losesAndDoublesNothing() {
        try (Broker broker = Broker.embedded();
                RecordProducer producer = new RecordProducer(broker.bootstrapServers())) {
            Path state = folder.resolve("state");
            String generation = generationOf(broker, producer, state);
            for (int kill = 0; kill < KILLS; kill++) {
                publishWhileOneLives(broker, producer, state, generation);
            }
            try (RunningAggregator last =
                    RunningAggregator.start(broker.bootstrapServers(), state).awaitReady()) {
                last.awaitCounted(offsets);
                check(last);
            }
        }
    }

    /** What a process that dies now has written and not committed must not be seen by anybody. */
    @Test
    void showsNoFigureBeforeAllThatBelongsToItIsCommitted() {
        try (Broker broker = Broker.embedded();
                RecordProducer producer = new RecordProducer(broker.bootstrapServers());
                RunningAggregator counting = RunningAggregator.start(
                                broker.bootstrapServers(),
                                folder.resolve("seldom"),
                                "--conduct.aggregator.stream.commit-interval=9s")
                        .awaitReady();
                KafkaConsumer<byte[], byte[]> figures = figuresFromNowOn(broker, "read_uncommitted");
                KafkaConsumer<byte[], byte[]> committed = figuresFromNowOn(broker, "read_committed")) {
            await().atMost(PATIENCE).until(() -> {
                publish(producer);
                ConsumerRecords<byte[], byte[]> written = figures.poll(Duration.ofSeconds(1));
                Map<TopicPartition, Long> ends = committed.endOffsets(committed.assignment());
                return written.partitions().stream()
                        .anyMatch(partition -> endOf(written.records(partition)) > ends.getOrDefault(partition, 0L));
            });
            counting.awaitCounted(offsets);
        }
    }

    private static long endOf(List<ConsumerRecord<byte[], byte[]>> written) {
        return written.get(written.size() - 1).offset() + 1;
    }

    /** The generation that a first aggregator begins, as the keys of its figures tell. */
    private String generationOf(Broker broker, RecordProducer producer, Path state) {
        try (RunningAggregator first = RunningAggregator.start(broker.bootstrapServers(), state)
                        .awaitReady();
                KafkaConsumer<byte[], byte[]> figures = figuresFromNowOn(broker, "read_uncommitted")) {
            publish(producer);
            first.awaitCounted(offsets);
            ConsumerRecord<byte[], byte[]> figure =
                    figures.poll(Duration.ofSeconds(10)).iterator().next();
            return new FigureCodec()
                    .decode(figure.key(), figure.value())
                    .orElseThrow()
                    .generation();
        }
    }

    /** The load goes on while the aggregator starts, takes over, counts and is killed. */
    private void publishWhileOneLives(Broker broker, RecordProducer producer, Path state, String generation) {
        try (KafkaConsumer<byte[], byte[]> figures = figuresFromNowOn(broker, "read_uncommitted");
                ChildJvm aggregator = ChildJvm.start(
                        CountingProcess.class,
                        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                        List.of(broker.bootstrapServers(), state.toString(), generation))) {
            await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
                publish(producer);
                return !figures.poll(Duration.ofMillis(20)).isEmpty();
            });
            int batches = random.nextInt(MOST_BATCHES);
            for (int batch = 0; batch < batches; batch++) {
                publish(producer);
            }
            aggregator.kill();
        }
    }

    private static KafkaConsumer<byte[], byte[]> figuresFromNowOn(Broker broker, String isolation) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", isolation);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.FIGURES).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private void publish(RecordProducer producer) {
        List<RecordEvent> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            int number = random.nextInt(5_000);
            String org = ORGS.get(number % ORGS.size());
            RecordEvent before = newest.get(org + number);
            long version = before == null ? 1 : before.version() + 1;
            LocalDate day = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(365));
            RecordEvent event = TestEvents.recorded(
                    RecordKind.MEETING,
                    org,
                    "m" + number,
                    version,
                    "{'title':'会议','kind':'INTERNAL','status':'" + (random.nextInt(5) == 0 ? "CANCELLED" : "HELD")
                            + "','heldOn':'" + day + "','participants':" + random.nextInt(100) + "}");
            newest.put(org + number, event);
            batch.add(event);
        }
        producer.publish(batch).forEach((source, offset) -> offsets.merge(source, offset, Math::max));
    }

    private void check(RunningAggregator aggregator) {
        for (String metric : List.of("meetings.held", "meetings.participants")) {
            JsonNode figure = aggregator.get(
                    "/api/v1/figures/" + metric + "?compare=none&by=month&from=2021-01-01&to=2021-12-31");
            Map<String, Long> counted = new HashMap<>();
            figure.path("breakdown")
                    .forEach(part -> counted.put(
                            part.path("key").stringValue(),
                            Long.parseLong(part.path("value").stringValue())));
            assertThat(counted).as("%s, seed %d", metric, seed).isEqualTo(recount(metric));
        }
    }

    private Map<String, Long> recount(String metric) {
        return newest.values().stream()
                .collect(Collectors.groupingBy(
                        event -> event.businessDate().toString().substring(0, 7),
                        Collectors.summingLong(event -> adds(metric, event))));
    }

    private static long adds(String metric, RecordEvent event) {
        if (!event.payload().path("status").asString().equals("HELD")) {
            return 0;
        }
        return metric.equals("meetings.held")
                ? 1
                : event.payload().path("participants").asLong();
    }
}
