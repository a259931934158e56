package io.conduct.aggregator.generation;

import io.conduct.aggregator.generation.Generation.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the log of generations says, read in its order, which is the same for all instances. Of several that are served
 * the one said last is; of several that are built for one catalogue the one said first is, and of several catalogues the
 * one said last.
 */
final class GenerationLog {

    private final Map<String, Generation> generations = new LinkedHashMap<>();

    /** Takes the next entry; null ends a generation for good. */
    void take(String name, @Nullable Generation generation) {
        Generation before = generations.get(name);
        // One whose state changes goes to the end.
        if (generation == null || (before != null && before.state() != generation.state())) {
            generations.remove(name);
        }
        if (generation != null) {
            generations.put(name, generation);
        }
    }

    /** The generation that is served. */
    Optional<Generation> serving() {
        return in(State.SERVING).reduce((before, later) -> later);
    }

    /** The generation that is being built. */
    Optional<Generation> building() {
        Optional<String> wanted = in(State.BUILDING).map(Generation::hash).reduce((before, later) -> later);
        return wanted.flatMap(hash -> in(State.BUILDING)
                .filter(generation -> generation.hash().equals(hash))
                .findFirst());
    }

    /** Those that neither are served nor will be. */
    List<Generation> superseded() {
        Optional<Generation> serving = serving();
        Optional<Generation> building = building();
        return generations.values().stream()
                .filter(generation -> serving.filter(generation::equals).isEmpty())
                .filter(generation -> building.filter(generation::equals).isEmpty())
                .toList();
    }

    private Stream<Generation> in(State state) {
        return generations.values().stream().filter(generation -> generation.state() == state);
    }
}
