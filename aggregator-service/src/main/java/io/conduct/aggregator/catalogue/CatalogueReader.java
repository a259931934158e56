package io.conduct.aggregator.catalogue;

import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        List<Metric> read = inOrder(nodes, faults);
        faults.throwIfAny();
        return Catalogue.of(read);
    }

    /** What is made of records is read first: the others are made of it. */
    private List<Metric> inOrder(List<DataNode> nodes, Faults faults) {
        Map<DataNode, Metric> read = new HashMap<>();
        Map<String, Metric> counted = new HashMap<>();
        nodes.stream()
                .filter(node -> !MetricReader.isQuotient(node))
                .forEach(node -> faults.checking(() -> {
                    Metric metric = metrics.counted(node);
                    read.put(node, metric);
                    counted.put(metric.id(), metric);
                }));
        Set<String> ids = new HashSet<>();
        nodes.stream()
                .filter(node -> !MetricReader.isQuotient(node))
                .forEach(node -> scalar(node, "id").map(DataNode::text).ifPresent(ids::add));
        nodes.stream()
                .filter(MetricReader::isQuotient)
                .forEach(node -> faults.checking(() ->
                        read.put(node, metrics.quotient(node, operand -> find(operand, counted, ids)))));
        return nodes.stream().map(read::get).filter(Objects::nonNull).toList();
    }

    private static Metric find(DataNode operand, Map<String, Metric> counted, Set<String> ids) {
        Metric metric = counted.get(operand.text());
        if (metric != null) {
            return metric;
        }
        // One that is there and cannot be read has told its own errors.
        throw ids.contains(operand.text())
                ? new DataFileException(List.of())
                : operand.error(operand.text() + " (expected: the id of a metric made of records)");
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
