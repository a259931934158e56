package io.conduct.aggregator.contribution;

import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.catalogue.Catalogue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Draws the topology: the record topics, one processor with its store, the figures and the quarantine. All events of a
 * record share a partition, so no event is sent on to another task; what the records add is added up by whoever reads the
 * figures. Pure: the same catalogue gives the same topology.
 */
public final class ContributionTopology {

    /** The version of each record that is counted, by the record's key on the figures topic. */
    public static final String VERSIONS = "versions";

    static final String FIGURES_OUT = "figures-out";
    static final String QUARANTINE_OUT = "quarantine-out";

    private static final String PROCESSOR = "count-contributions";

    private ContributionTopology() {}

    /** The topology that counts by the catalogue and marks what it writes with the generation. */
    public static Topology of(Catalogue catalogue, String generation, ContributionMeters meters, EventTraces traces) {
        return of(catalogue, generation, meters, traces, Stores::persistentKeyValueStore);
    }

    static Topology of(
            Catalogue catalogue,
            String generation,
            ContributionMeters meters,
            EventTraces traces,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        Topology topology = new Topology();
        String[] sources = Stream.concat(Topics.sources().stream(), Stream.of(Topics.RESUBMITTED))
                .map(topic -> addSource(topology, topic))
                .toArray(String[]::new);
        topology.addProcessor(PROCESSOR, supplier(catalogue, generation, meters, traces, stores), sources);
        topology.addSink(
                FIGURES_OUT, Topics.FIGURES, keySerializer(), new ByteArraySerializer(), ownPartition(), PROCESSOR);
        topology.addSink(
                QUARANTINE_OUT, Topics.QUARANTINE, new ByteArraySerializer(), new ByteArraySerializer(), PROCESSOR);
        return topology;
    }

    private static String addSource(Topology topology, String topic) {
        String name = topic + "-in";
        // The time is only ever shown, so a message without one is as good as any other.
        topology.addSource(
                AutoOffsetReset.earliest(),
                name,
                (message, partitionTime) -> Math.max(0, message.timestamp()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic);
        return name;
    }

    private static Serializer<TaskKey> keySerializer() {
        return (topic, key) -> key.bytes();
    }

    private static StreamPartitioner<TaskKey, byte[]> ownPartition() {
        return (topic, key, value, partitions) -> Optional.of(Set.of(key.task() % partitions));
    }

    private static ProcessorSupplier<byte[], byte[], Object, byte[]> supplier(
            Catalogue catalogue,
            String generation,
            ContributionMeters meters,
            EventTraces traces,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        EventReader reader = new EventReader(new ContributionRules(catalogue));
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], Object, byte[]> get() {
                return new ContributionProcessor(reader, generation, meters, traces);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(versionStore(stores));
            }
        };
    }

    private static StoreBuilder<?> versionStore(Function<String, KeyValueBytesStoreSupplier> stores) {
        return Stores.keyValueStoreBuilder(stores.apply(VERSIONS), Serdes.Bytes(), Serdes.Long())
                .withLoggingEnabled(Map.of());
    }
}
