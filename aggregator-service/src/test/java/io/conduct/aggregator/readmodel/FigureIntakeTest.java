package io.conduct.aggregator.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.bucket.FigureCodec;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.contract.RecordKind;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        model = new GenerationModel(catalogue, RecordIndex.open(folder, catalogue));
        intake = new FigureIntake(model, "now");
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void takesWhatARecordAddsInPlaceOfWhatItAddedBefore() {
        intake.take(List.of(counted("now", "1", 1, DAY, 5), counted("now", "2", 1, DAY, 4)));
        assertThat(sum(DAY)).isEqualTo(9);

        intake.take(List.of(counted("now", "1", 2, DAY, 6), counted("now", "1", 3, DAY.plusDays(1), 7)));

        assertThat(sum(DAY)).isEqualTo(4);
        assertThat(sum(DAY.plusDays(1))).isEqualTo(7);
        assertThat(model.read(BucketView::progress)).containsEntry(SOURCE, new Position(3, Instant.EPOCH));
    }

    @Test
    void addsUpTheRecordsOfAllPartitions() {
        intake.take(List.of(counted("now", "1", 1, DAY, 5), at(1, 0, counted("now", "2", 1, DAY, 7))));

        assertThat(sum(DAY)).isEqualTo(12);
    }

    @Test
    void addsUpExactlyWhatLeaves64Bits() {
        BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
        for (int i = 1; i <= 5; i++) {
            intake.take(List.of(counted("now", "m" + i, i, DAY, Long.MAX_VALUE)));
        }
        assertThat(exactSum()).isEqualTo(most.multiply(BigInteger.valueOf(5)));
        model.close();
        open();

        intake.take(List.of(counted("now", "m2", 6, DAY, 1)));
        intake.take(List.of(counted("now", "m4", 7, DAY, 2)));

        assertThat(exactSum()).isEqualTo(most.multiply(BigInteger.valueOf(3)).add(BigInteger.valueOf(3)));
    }

    @Test
    void takesAProgressThatChangesNothing() {
        Progress progress = new Progress("now", SOURCE, new Position(9, Instant.EPOCH));

        intake.take(List.of(message(codec.progressKey(progress), codec.progressValue(progress))));

        assertThat(model.read(BucketView::progress)).containsEntry(SOURCE, new Position(9, Instant.EPOCH));
    }

    @Test
    void readsItsOwnGenerationAndNothingElse() {
        intake.take(List.of(counted("before", "1", 1, DAY, 5), garbage(), counted("now", "1", 1, DAY, 1)));

        assertThat(sum(DAY)).isEqualTo(1);
    }

    @Test
    void startsOver() {
        intake.take(List.of(counted("now", "1", 1, DAY, 5)));

        intake.clear();

        assertThat(sum(DAY)).isZero();
        assertThat(model.offsets()).isEmpty();
        assertThat(model.read(BucketView::progress)).isEmpty();
    }

    @Test
    void goesOnWhereItWasClosed() {
        intake.take(List.of(at(0, 3, counted("now", "1", 1, DAY, 5)), at(1, 8, counted("now", "2", 1, DAY, 7))));
        model.close();

        open();

        assertThat(model.offsets()).isEqualTo(Map.of(0, 4L, 1, 9L));
        assertThat(sum(DAY)).isEqualTo(12);
        assertThat(model.read(BucketView::progress)).containsEntry(SOURCE, new Position(1, Instant.EPOCH));
        intake.take(List.of(at(0, 3, counted("now", "1", 1, DAY, 5)), at(0, 4, counted("now", "1", 2, DAY, 6))));
        assertThat(sum(DAY)).isEqualTo(13);
    }

    private BigInteger exactSum() {
        return model.read(view -> {
            List<BigInteger> values = new ArrayList<>();
            view.visitTotals(
                    "meetings.held",
                    "root",
                    DAY,
                    DAY,
                    (org, dimensions) -> (at, value) -> values.add(BigInteger.valueOf(value)));
            return values.stream().reduce(BigInteger.ZERO, BigInteger::add);
        });
    }

    private long sum(LocalDate day) {
        return model.read(view -> {
            List<Long> values = new ArrayList<>();
            view.visit("meetings.held", "root", day, day, (org, dimensions) -> (at, value) -> values.add(value));
            return values.stream().mapToLong(Long::longValue).sum();
        });
    }

    /** An event at the offset that its version says. */
    private ConsumerRecord<byte[], byte[]> counted(
            String generation, String id, long version, LocalDate day, long value) {
        RecordName name = new RecordName(RecordKind.MEETING, "root.a", id);
        RecordShares shares =
                new RecordShares(name, version, List.of(new Share("meetings.held", day, value, List.of("REVIEW"))));
        Progress progress = new Progress(generation, SOURCE, new Position(version, Instant.EPOCH));
        return message(codec.recordKey(generation, name), codec.recordValue(shares, progress));
    }

    private static ConsumerRecord<byte[], byte[]> garbage() {
        return message(new byte[] {1, 2, 3}, new byte[] {4});
    }

    private static ConsumerRecord<byte[], byte[]> message(byte[] key, byte[] value) {
        return new ConsumerRecord<>(Topics.FIGURES, 0, 0, key, value);
    }

    private static ConsumerRecord<byte[], byte[]> at(
            int partition, long offset, ConsumerRecord<byte[], byte[]> message) {
        return new ConsumerRecord<>(Topics.FIGURES, partition, offset, message.key(), message.value());
    }
}
