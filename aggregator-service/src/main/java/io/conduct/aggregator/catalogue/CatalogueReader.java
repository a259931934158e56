package io.conduct.aggregator.catalogue;

import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.Resource;

/** Reads the catalogue's file. */
public final class CatalogueReader {

    private final MetricReader metrics = new MetricReader();

    /**
     * Reads {@code metrics: […]}.
     *
     * @throws DataFileException with every error of the file, each with its line
     */
    public Catalogue read(Resource file) {
        return read(DataFile.read(file));
    }

    Catalogue read(DataNode root) {
        List<DataNode> nodes = root.allowing("metrics").required("metrics").items();
        Faults faults = new Faults();
        faults.checking(() -> refuseRepeated(nodes));
        List<Metric> read = faults.reading(List.of(), () -> DataFile.readAll(nodes, metrics::read));
        faults.throwIfAny();
        return Catalogue.of(read);
    }

    private static void refuseRepeated(List<DataNode> nodes) {
        Faults faults = new Faults();
        Set<String> ids = new HashSet<>();
        Map<String, Integer> orders = new HashMap<>();
        for (DataNode node : nodes) {
            scalar(node, "id")
                    .ifPresent(id -> faults.checking(() -> {
                        if (!ids.add(id.text())) {
                            throw id.error(id.text() + " (expected: each id once)");
                        }
                    }));
            scalar(node, "report", "order")
                    .ifPresent(order -> faults.checking(() -> {
                        Integer before = orders.putIfAbsent(order.text(), order.line());
                        if (before != null) {
                            throw order.error(order.text() + " (expected: another order than in line " + before + ")");
                        }
                    }));
        }
        faults.throwIfAny();
    }

    /** The value at the path, if there is one. What is wrong on the way there is told by {@link MetricReader}. */
    private static Optional<DataNode> scalar(DataNode node, String... path) {
        return new Faults().reading(Optional.empty(), () -> {
            Optional<DataNode> value = Optional.of(node);
            for (String property : path) {
                value = value.flatMap(parent -> parent.optional(property));
            }
            value.ifPresent(DataNode::text);
            return value;
        });
    }
}
