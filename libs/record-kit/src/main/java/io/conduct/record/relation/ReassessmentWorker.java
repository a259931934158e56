package io.conduct.record.relation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Keeps assessments true, from one thread: at start by the rules of today, should they have changed; then of the records
 * that share a key with one that changed, or depend on side data that did. What a stopped instance left undone is found by its marks.
 */
public final class ReassessmentWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReassessmentWorker.class);
    private static final int KEYS = 500;
    private static final int RECORDS = 500;
    private static final long PATIENCE_MILLIS = 200;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(30);
    /** A write that was entered this long ago has been done, or never will be. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final Relations relations;
    private final RelationIndex index;
    private final KeyChange keyChange;
    private final RuleChange ruleChange;
    private final SideDataChange sideDataChange;
    private final Duration scanInterval;
    private final Clock clock;
    private volatile @Nullable Thread worker;

    public ReassessmentWorker(
            Relations relations,
            RelationIndex index,
            Reassessment reassessment,
            RuleChange ruleChange,
            SideDataChange sideDataChange,
            Duration scanInterval,
            Clock clock) {
        this.relations = relations;
        this.index = index;
        this.keyChange = new KeyChange(index, reassessment);
        this.ruleChange = ruleChange;
        this.sideDataChange = sideDataChange;
        this.scanInterval = scanInterval;
        this.clock = clock;
    }

    @Override
    public void start() {
        Thread thread = new Thread(this::run, "reassessment");
        thread.setDaemon(true);
        worker = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = worker;
        worker = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void run() {
        while (isRunning()) {
            try {
                ruleChange.apply(RECORDS).block();
                follow();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!isRunning()) {
                    return;
                }
                LOG.warn("reassessment stopped, starting again: {}", e.toString());
                pauseQuietly();
            }
        }
    }

    private void follow() throws InterruptedException {
        Instant scanAt = clock.instant();
        while (isRunning()) {
            if (sideDataChange.isDue(clock.instant())) {
                sideDataChange
                        .apply(clock.instant(), RECORDS, SETTLED, scanInterval)
                        .block();
            }
            Set<String> keys = relations.take(KEYS, PATIENCE_MILLIS);
            if (!keys.isEmpty()) {
                reassess(keys);
            } else if (!clock.instant().isBefore(scanAt)) {
                Set<String> left = await(index.findMarked(settled(), KEYS));
                reassess(left);
                scanAt = left.size() == KEYS ? scanAt : clock.instant().plus(scanInterval);
            }
        }
    }

    private void reassess(Set<String> keys) {
        keyChange.apply(keys, RECORDS, settled()).block();
    }

    private Instant settled() {
        return clock.instant().minus(SETTLED);
    }

    private static <T> T await(Mono<T> mono) {
        T value = mono.block(STORE_TIMEOUT);
        if (value == null) {
            throw new IllegalStateException("the store gave no answer");
        }
        return value;
    }

    private static void pauseQuietly() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
