package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureCodec;
import io.conduct.aggregator.bucket.FigureRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Passes the records of one generation on to the read model. */
final class FigureIntake {

    private final FigureCodec codec = new FigureCodec();
    private final GenerationModel model;
    private final Predicate<byte[]> ofThisGeneration;

    FigureIntake(GenerationModel model, String generation) {
        this.model = model;
        this.ofThisGeneration = codec.keysOf(generation);
    }

    /** Takes what one poll brought, in the order of each partition. */
    void take(Iterable<ConsumerRecord<byte[], byte[]>> polled) {
        List<FigureRecord> figures = new ArrayList<>();
        Map<Integer, Long> offsets = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : polled) {
            if (message.key() != null && ofThisGeneration.test(message.key())) {
                codec.decode(message.key(), message.value()).ifPresent(figures::add);
            }
            offsets.put(message.partition(), message.offset() + 1);
        }
        if (!figures.isEmpty()) {
            model.apply(figures, offsets);
        }
    }

    /** Starts over. */
    void clear() {
        model.clear();
    }
}
