package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A read model that a test feeds by hand. */
public final class ReadFigures implements AutoCloseable {

    private final GenerationModel model;
    private final FigureIntake intake;

    /** An empty one, with its records in this folder. */
    public ReadFigures(Path folder, String generation, Catalogue catalogue) {
        this.model = new GenerationModel(catalogue, RecordIndex.open(folder, catalogue));
        this.intake = new FigureIntake(model, generation);
    }

    /** Takes what the figures topic brought. */
    public void take(List<ConsumerRecord<byte[], byte[]>> figures) {
        intake.take(figures);
    }

    /** What {@code query} makes of the buckets and records. */
    public <T> T read(BiFunction<BucketView, RecordView, T> query) {
        return model.read(query);
    }

    @Override
    public void close() {
        model.close();
    }
}
