package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.catalogue.Catalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.util.FileSystemUtils;

/** Makes the readers of generations. */
public final class GenerationReaders {

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);
    private static final int API_TIMEOUT_MS = 5_000;
    private static final int POLL_RECORDS = 1_000;
    private static final String RECORDS = "records";

    private final KafkaProperties kafka;
    private final Path folder;
    private final MeterRegistry registry;
    private final Clock clock;

    GenerationReaders(KafkaProperties kafka, Path folder, MeterRegistry registry, Clock clock) {
        this.kafka = kafka;
        this.folder = folder.resolve(RECORDS);
        this.registry = registry;
        this.clock = clock;
    }

    /** A reader of this generation, not started yet. */
    public GenerationReader of(String generation, Catalogue catalogue) {
        RecordIndex records = RecordIndex.open(folder.resolve(generation), catalogue);
        GenerationModel model = modelOf(catalogue, records);
        SourceProgress progress = new SourceProgress();
        FigureFeed feed = new FigureFeed(
                () -> consumer(generation),
                new FigureIntake(model, generation),
                model,
                progress,
                RETRY_INTERVAL,
                clock,
                registry);
        return new GenerationReader(catalogue, model, progress, feed);
    }

    private static GenerationModel modelOf(Catalogue catalogue, RecordIndex records) {
        try {
            return new GenerationModel(catalogue, records);
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /** Deletes what was kept of every generation but these; none of the others may be read. */
    public void keepRecords(Set<String> generations) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path kept : folders.toList()) {
                if (!generations.contains(String.valueOf(kept.getFileName()))) {
                    FileSystemUtils.deleteRecursively(kept);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Consumer<byte[], byte[]> consumer(String generation) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "figure-feed-" + generation);
        settings.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
