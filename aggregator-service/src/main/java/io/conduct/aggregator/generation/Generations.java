package io.conduct.aggregator.generation;

import io.conduct.aggregator.background.Sessions;
import io.conduct.aggregator.readmodel.Freshness.SourceState;
import io.conduct.aggregator.readmodel.ReadModel;
import io.conduct.aggregator.stream.Aggregation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the generation that is served and, beside it, one that is to take its place: after a change of the catalogue, or by
 * hand. All instances follow one log of generations. The first that has read all of the new one says that it is served;
 * each shows the old one until it has read the new one itself.
 */
public final class Generations implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final CatalogueFile file;
    private final GenerationParts parts;
    private final Supplier<GenerationTopic> topics;
    private final Leftovers leftovers;
    private final ReadModel model;
    private final InstantSource clock;
    private final Sessions sessions = new Sessions("generations", RETRY, this::session, () -> {});
    private final Queue<CompletableFuture<Rebuild>> requests = new ConcurrentLinkedQueue<>();
    private final Map<String, RunningGeneration> running = new ConcurrentHashMap<>();
    private final Set<String> unusable = new HashSet<>();
    private volatile @Nullable RunningGeneration current;
    private volatile @Nullable RunningGeneration shown;
    private volatile @Nullable Generation building;
    private Instant nextRemoval = Instant.MIN;
    private boolean proposed;

    Generations(
            CatalogueFile file,
            GenerationParts parts,
            Supplier<GenerationTopic> topics,
            Leftovers leftovers,
            ReadModel model,
            InstantSource clock) {
        this.file = file;
        this.parts = parts;
        this.topics = topics;
        this.leftovers = leftovers;
        this.model = model;
        this.clock = clock;
    }

    /** What the aggregation of the generation that all instances serve, or will first, is doing. */
    public Aggregation.State aggregation() {
        RunningGeneration counted = current;
        return counted == null
                ? Aggregation.State.WAITING
                : counted.aggregation().state();
    }

    /** The rebuild that is under way. */
    public Optional<Rebuild> rebuild() {
        return Optional.ofNullable(building).map(this::progressOf);
    }

    /** Asks for all records to be counted anew with the catalogue that is served; the rebuild that is under way then. */
    public CompletableFuture<Rebuild> requestRebuild() {
        CompletableFuture<Rebuild> request = new CompletableFuture<>();
        requests.add(request);
        return request;
    }

    private Rebuild progressOf(Generation generation) {
        long counted = 0;
        long total = 0;
        RunningGeneration run = running.get(generation.name());
        for (SourceState source :
                run == null ? List.<SourceState>of() : run.reader().sources()) {
            total += source.newest() == null ? 0 : source.newest().offset() + 1;
            counted += source.counted() == null ? 0 : source.counted().offset() + 1;
        }
        double progress = total == 0 ? 0 : Math.min(1, counted / (double) total);
        return new Rebuild(generation.name(), generation.hash(), generation.startedAt(), counted, total, progress);
    }

    @Override
    public void start() {
        sessions.start();
    }

    private void session() throws InterruptedException {
        parts.aggregations().createTopics();
        try (GenerationTopic topic = topics.get()) {
            GenerationLog log = topic.readAll();
            propose(topic, log);
            while (!sessions.isStopping()) {
                follow(topic, log);
                answerRequests(topic, log);
                topic.readOn();
            }
        }
    }

    /** What this instance was configured with is built unless it is served or built already. */
    private void propose(GenerationTopic topic, GenerationLog log) {
        if (proposed) {
            return;
        }
        String wanted = file.catalogue().hash();
        boolean there = Stream.of(log.serving(), log.building())
                .flatMap(Optional::stream)
                .anyMatch(known -> known.isOfThisForm() && known.hash().equals(wanted));
        if (!there) {
            topic.say(Generation.building(wanted, file.text(), clock.instant()));
        }
        parts.keep(names(log));
        proposed = true;
    }

    private static Set<String> names(GenerationLog log) {
        Set<String> names = new HashSet<>();
        log.serving().map(Generation::name).ifPresent(names::add);
        log.building().map(Generation::name).ifPresent(names::add);
        return names;
    }

    private void answerRequests(GenerationTopic topic, GenerationLog log) {
        for (CompletableFuture<Rebuild> request = requests.poll(); request != null; request = requests.poll()) {
            if (request.isDone()) {
                continue;
            }
            if (log.building().isEmpty()) {
                log.serving()
                        .ifPresent(served ->
                                topic.say(Generation.building(served.hash(), served.catalogue(), clock.instant())));
            }
            Generation asked = log.building().orElse(null);
            if (asked == null) {
                request.completeExceptionally(new IllegalStateException("no generation (expected: one served)"));
            } else {
                request.complete(progressOf(asked));
            }
        }
    }

    private void follow(GenerationTopic topic, GenerationLog log) {
        Optional<RunningGeneration> serving = log.serving().flatMap(this::ensureRunning);
        Optional<RunningGeneration> next = log.building().flatMap(this::ensureRunning);
        building = log.building().orElse(null);
        serving.or(() -> next).ifPresent(run -> {
            current = run;
            show(run);
        });
        if (next.filter(run -> run.reader().isReady()).isPresent()) {
            log.building().ifPresent(built -> {
                LOG.info("generation {} is counted and is served from now on", built.name());
                topic.say(built.serving());
            });
        }
        for (Generation old : log.superseded()) {
            end(topic, old.name());
        }
    }

    private Optional<RunningGeneration> ensureRunning(Generation generation) {
        RunningGeneration run = running.get(generation.name());
        if (run != null || unusable.contains(generation.name())) {
            return Optional.ofNullable(run);
        }
        Optional<RunningGeneration> started =
                file.catalogueOf(generation).map(catalogue -> parts.of(generation.name(), catalogue));
        started.ifPresentOrElse(
                made -> {
                    LOG.info("generation {} starts: {}", generation.name(), generation.state());
                    running.put(generation.name(), made);
                    made.start();
                },
                () -> unusable.add(generation.name()));
        return started;
    }

    /** Shows this one as soon as it is not the worse choice. */
    private void show(RunningGeneration run) {
        RunningGeneration before = shown;
        if (run.equals(before)
                || (before != null && before.reader().isReady() && !run.reader().isReady())) {
            return;
        }
        model.serve(run.reader());
        shown = run;
    }

    private void end(GenerationTopic topic, String name) {
        RunningGeneration run = running.get(name);
        if (run != null) {
            run.aggregation().stop();
            if (run.equals(shown)) {
                return;
            }
            run.reader().stop();
            running.remove(name);
        }
        parts.keep(running.keySet());
        if (clock.instant().isBefore(nextRemoval)) {
            return;
        }
        nextRemoval = clock.instant().plus(RETRY);
        if (leftovers.removeOf(name)) {
            LOG.info("generation {} is removed", name);
            topic.sayEnded(name);
        }
    }

    @Override
    public void stop() {
        sessions.stop(STOP_TIMEOUT);
        model.serve(null);
        running.values().forEach(RunningGeneration::stop);
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return sessions.isRunning();
    }
}
