package io.conduct.aggregator.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureCodec;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.catalogue.Catalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureIntakeTest {

    private static final LocalDate DAY = LocalDate.of(2021, 3, 5);
    private static final SourcePartition SOURCE = new SourcePartition("conduct.meetings", 0);

    private final FigureCodec codec = new FigureCodec();

    @TempDir
    Path folder;

    private GenerationModel model;
    private FigureIntake intake;

    @BeforeEach
    void open() {
        Catalogue catalogue = Catalogue.of(List.of());
        model = new GenerationModel(catalogue, RecordIndex.open(folder.resolve("records"), "now", catalogue));
        intake = new FigureIntake(model, "now");
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void showsAnEventOnlyWithAllItsBuckets() {
        intake.take(List.of(bucket("now", 0, DAY, 5), progress(0, 1), bucket("now", 0, DAY, 4)));
        assertThat(sum(DAY)).isEqualTo(5);

        intake.take(List.of(bucket("now", 0, DAY.plusDays(1), 1)));
        assertThat(sum(DAY)).isEqualTo(5);
        assertThat(sum(DAY.plusDays(1))).isZero();

        intake.take(List.of(progress(0, 2)));
        assertThat(sum(DAY)).isEqualTo(4);
        assertThat(sum(DAY.plusDays(1))).isEqualTo(1);
        assertThat(model.read(BucketView::progress)).containsEntry(SOURCE, new Position(2, Instant.EPOCH));
    }

    @Test
    void addsUpWhatTheTasksCounted() {
        intake.take(List.of(bucket("now", 0, DAY, 5), bucket("now", 1, DAY, 7), progress(0, 1), progress(1, 1)));

        assertThat(sum(DAY)).isEqualTo(12);
    }

    @Test
    void readsItsOwnGenerationAndNothingElse() {
        intake.take(List.of(bucket("before", 0, DAY, 5), garbage(), bucket("now", 0, DAY, 1), progress(0, 1)));

        assertThat(sum(DAY)).isEqualTo(1);
    }

    @Test
    void startsOver() {
        intake.take(List.of(bucket("now", 0, DAY, 5), progress(0, 1), bucket("now", 0, DAY, 9)));

        intake.clear();
        intake.take(List.of(progress(0, 1)));

        assertThat(sum(DAY)).isZero();
    }

    private long sum(LocalDate day) {
        return model.read(view -> {
            List<Long> values = new ArrayList<>();
            view.visit("meetings.held", "root", day, day, (org, dimensions) -> (at, value) -> values.add(value));
            return values.stream().mapToLong(Long::longValue).sum();
        });
    }

    private ConsumerRecord<byte[], byte[]> bucket(String generation, int task, LocalDate day, long value) {
        Bucket bucket = new Bucket("meetings.held", "root.a", day, List.of("REVIEW"));
        return message(task, codec.bucketKey(generation, task, bucket), codec.bucketValue(value));
    }

    private ConsumerRecord<byte[], byte[]> progress(int task, long offset) {
        SourcePartition source = new SourcePartition(SOURCE.topic(), task);
        return message(
                task, codec.progressKey("now", source), codec.progressValue(new Position(offset, Instant.EPOCH)));
    }

    private static ConsumerRecord<byte[], byte[]> garbage() {
        return message(0, new byte[] {1, 2, 3}, new byte[] {4});
    }

    private static ConsumerRecord<byte[], byte[]> message(int partition, byte[] key, byte[] value) {
        return new ConsumerRecord<>(Topics.FIGURES, partition, 0, key, value);
    }
}
