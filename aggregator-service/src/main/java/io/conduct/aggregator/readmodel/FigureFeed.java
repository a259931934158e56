package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.background.Sessions;
import io.conduct.aggregator.bucket.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the read model up to date on a thread of its own, from where its index was left. When the broker goes away the
 * model stays as it is and goes on from there when the broker is back; when the figures topic itself was replaced, the
 * model is read anew.
 */
final class FigureFeed {

    private static final Logger LOG = LoggerFactory.getLogger(FigureFeed.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final FigureIntake intake;
    private final GenerationModel model;
    private final SourceProgress freshness;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Sessions sessions;

    FigureFeed(
            Supplier<Consumer<byte[], byte[]>> consumers,
            FigureIntake intake,
            GenerationModel model,
            SourceProgress freshness,
            Duration retryInterval,
            InstantSource clock,
            MeterRegistry registry) {
        this.consumers = consumers;
        this.intake = intake;
        this.model = model;
        this.freshness = freshness;
        this.clock = clock;
        this.registry = registry;
        model.offsets()
                .forEach((partition, next) -> positions.put(new TopicPartition(Topics.FIGURES, partition), next));
        // Figures that no longer follow their sources are not shown, whatever ended this thread.
        this.sessions = new Sessions("figure-feed", retryInterval, this::session, () -> freshness.ready(false));
    }

    void start() {
        sessions.start();
    }

    private void session() {
        try (Consumer<byte[], byte[]> consumer = consumers.get();
                KafkaClientMetrics metrics = new KafkaClientMetrics(consumer)) {
            metrics.bindTo(registry);
            new FeedSession(consumer, intake, model, freshness, positions, clock).follow(sessions::isStopping);
        } catch (InvalidOffsetException e) {
            LOG.warn("the figures topic was replaced and is read anew: {}", e.getMessage());
            startOver();
        } catch (UnknownTopicOrPartitionException e) {
            LOG.info("the figures wait for their topics: {}", e.getMessage());
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            startOver();
            throw e;
        }
    }

    private void startOver() {
        freshness.startOver();
        positions.clear();
        intake.clear();
    }

    /** Ends it; the model stays as it is. */
    void stop() {
        sessions.stop(STOP_TIMEOUT);
    }
}
