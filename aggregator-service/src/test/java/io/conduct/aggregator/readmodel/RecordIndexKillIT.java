package io.conduct.aggregator.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord.CountedEvent;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.RecordName;
import io.conduct.testkit.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process while it keeps figures. {@code -Dconduct.seed=…} repeats the figures. */
class RecordIndexKillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long seed = Long.getLong("conduct.seed", System.nanoTime());

    @TempDir
    Path folder;

    @RepeatedTest(3)
    void keepsOneMomentWheneverItsProcessIsKilled() {
        int files = 2 + new Random(seed).nextInt(3);
        try (ChildJvm writer = ChildJvm.start(
                RandomFigures.class,
                List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"),
                List.of(folder.toString(), Long.toString(seed)))) {
            await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> tables() >= files);
            writer.kill();
        }

        RecordIndex index = RecordIndex.open(folder, RandomFigures.CATALOGUE);
        GenerationModel model = new GenerationModel(RandomFigures.CATALOGUE, index);
        try {
            long kept = model.offsets().getOrDefault(0, 0L);
            assertThat(kept).as("seed %d", seed).isPositive();
            Map<RecordName, RecordShares> newest = newest(kept);
            Map<Bucket, Long> buckets = new HashMap<>();
            index.visitBuckets((part, value) -> buckets.merge(part.bucket(), value, Long::sum));
            assertThat(buckets).as("seed %d, %d kept", seed, kept).isEqualTo(sums(newest));
            newest.values()
                    .forEach(record -> assertThat(index.find(record.record())).contains(record));
            assertThat(model.read(BucketView::progress).values())
                    .singleElement()
                    .satisfies(position -> assertThat(position.offset()).isEqualTo(kept - 1));
        } finally {
            model.close();
        }
    }

    private long tables() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".sst")).count();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private Map<RecordName, RecordShares> newest(long count) {
        RandomFigures figures = new RandomFigures(seed);
        Map<RecordName, RecordShares> newest = new HashMap<>();
        for (long i = 0; i < count; i++) {
            CountedEvent event = figures.next();
            newest.put(event.shares().record(), event.shares());
        }
        return newest;
    }

    private static Map<Bucket, Long> sums(Map<RecordName, RecordShares> newest) {
        Map<Bucket, Long> sums = new HashMap<>();
        newest.forEach((name, record) -> record.shares()
                .forEach(share -> sums.merge(
                        new Bucket(share.metric(), name.org(), share.day(), share.labels()),
                        share.value(),
                        Long::sum)));
        sums.values().removeIf(value -> value == 0);
        return sums;
    }
}
