package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureCodec;
import io.conduct.aggregator.bucket.FigureRecord;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Passes the records of one generation on to the read model, each event's buckets together with its progress. */
final class FigureIntake {

    private final FigureCodec codec = new FigureCodec();
    private final GenerationModel model;
    private final Predicate<byte[]> ofThisGeneration;
    /** By partition of the figures topic: what came after its last progress. */
    private final Map<Integer, List<FigureRecord>> open = new HashMap<>();

    FigureIntake(GenerationModel model, String generation) {
        this.model = model;
        this.ofThisGeneration = codec.keysOf(generation);
    }

    /** Takes what one poll brought, in the order of each partition. */
    void take(Iterable<ConsumerRecord<byte[], byte[]>> polled) {
        List<FigureRecord> complete = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : polled) {
            if (message.key() != null && ofThisGeneration.test(message.key())) {
                codec.decode(message.key(), message.value())
                        .ifPresent(figure -> take(message.partition(), figure, complete));
            }
        }
        if (!complete.isEmpty()) {
            model.apply(complete);
        }
    }

    /** Starts over. */
    void clear() {
        open.clear();
        model.clear();
    }

    private void take(int partition, FigureRecord figure, List<FigureRecord> complete) {
        List<FigureRecord> held = open.computeIfAbsent(partition, key -> new ArrayList<>());
        held.add(figure);
        if (figure instanceof Progress) {
            complete.addAll(held);
            held.clear();
        }
    }
}
