package io.conduct.service.data;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML file into {@link DataNode}s, which know the line they stand on. */
public final class DataFile {

    private DataFile() {}

    /**
     * The root of the file.
     *
     * @throws DataFileException when it is no YAML or holds nothing
     * @throws UncheckedIOException when it cannot be read
     */
    public static DataNode read(Resource resource) {
        String name = resource.getFilename() == null ? resource.getDescription() : resource.getFilename();
        try (Reader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            return read(name, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " (expected: a readable file)", e);
        }
    }

    /** The root of what {@code reader} holds; errors call it {@code name}. */
    public static DataNode read(String name, Reader reader) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root == null) {
                throw new DataFileException(List.of(name + ":1: empty (expected: data)"));
            }
            return new DataNode(name, "", root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new DataFileException(List.of(name + ":" + line + ": " + e.getProblem()));
        }
    }

    /** Reads every node; when some fail, fails with the errors of all. */
    public static <T> List<T> readAll(List<DataNode> nodes, Function<DataNode, T> reading) {
        List<T> values = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (DataNode node : nodes) {
            try {
                values.add(reading.apply(node));
            } catch (DataFileException e) {
                errors.addAll(e.errors());
            }
        }
        if (!errors.isEmpty()) {
            throw new DataFileException(errors);
        }
        return List.copyOf(values);
    }
}
