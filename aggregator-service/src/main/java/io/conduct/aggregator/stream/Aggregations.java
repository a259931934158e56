package io.conduct.aggregator.stream;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.contribution.ContributionMeters;
import io.conduct.aggregator.contribution.ContributionTopology;
import io.conduct.aggregator.contribution.EventTraces;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.util.FileSystemUtils;

/** Makes the aggregations of generations, and removes what they leave behind. */
public final class Aggregations {

    private static final Logger LOG = LoggerFactory.getLogger(Aggregations.class);
    private static final String APPLICATION = "conduct-aggregator-";

    private final ContributionMeters meters;
    private final EventTraces traces;
    private final StreamProperties properties;
    private final KafkaProperties kafka;
    private final MissingTopics topics;
    private final MeterRegistry registry;
    private final Clock clock;

    Aggregations(
            ContributionMeters meters,
            EventTraces traces,
            StreamProperties properties,
            KafkaProperties kafka,
            MeterRegistry registry,
            Clock clock) {
        this.meters = meters;
        this.traces = traces;
        this.properties = properties;
        this.kafka = kafka;
        this.topics = new MissingTopics(kafka.buildAdminProperties(), properties);
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Creates the topics that are missing.
     *
     * @throws KafkaException when the broker is away or refuses
     */
    public void createTopics() throws InterruptedException {
        topics.create();
    }

    /** The aggregation of this generation, not started yet. */
    public Aggregation of(String generation, Catalogue catalogue) {
        Topology topology = ContributionTopology.of(catalogue, generation, meters, traces);
        String applicationId = applicationId(generation);
        StateFolder folder = new StateFolder(properties.stateDir().resolve(applicationId));
        return new Aggregation(
                topics,
                () -> {
                    folder.dropWhenOlderThan(properties.stateMaxAge(), clock.instant());
                    KafkaStreams streams =
                            new KafkaStreams(topology, StreamConfiguration.settings(applicationId, properties, kafka));
                    streams.setUncaughtExceptionHandler(new FailureRule(clock));
                    return streams;
                },
                properties.retryInterval(),
                registry);
    }

    /** Deletes this instance's state of every generation but these; none of the others may be running. */
    public void keepState(Set<String> generations) {
        Set<String> kept =
                generations.stream().map(Aggregations::applicationId).collect(Collectors.toUnmodifiableSet());
        if (!Files.isDirectory(properties.stateDir())) {
            return;
        }
        try (Stream<Path> folders = Files.list(properties.stateDir())) {
            for (Path folder : folders.toList()) {
                String name = String.valueOf(folder.getFileName());
                if (name.startsWith(APPLICATION) && !kept.contains(name)) {
                    LOG.info("delete the state of {}", name);
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names the application of a generation: another generation is another application, which counts from the start. */
    public static String applicationId(String generation) {
        return APPLICATION + generation;
    }
}
