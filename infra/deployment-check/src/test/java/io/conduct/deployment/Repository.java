package io.conduct.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the project. */
final class Repository {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path ROOT = root();
    private static final String JAVA = ".java";
    private static final Set<String> NO_SOURCES = Set.of("target", ".git");

    private Repository() {}

    /** A file or folder by its path from the project's root. */
    static Path path(String fromRoot) {
        return ROOT.resolve(fromRoot);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        return JSON.readTree(text(file));
    }

    /** The one document of a YAML file. */
    static JsonNode yaml(Path file) {
        List<JsonNode> documents = documents(file);
        if (documents.size() != 1) {
            throw new IllegalArgumentException(file + ": " + documents.size() + " documents (expected: 1)");
        }
        return documents.get(0);
    }

    /** All documents of a YAML file. */
    static List<JsonNode> documents(Path file) {
        return documents(text(file));
    }

    static List<JsonNode> documents(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(options).loadAll(yaml).forEach(document -> documents.add(JSON.valueToTree(document)));
        return documents;
    }

    /** The names of all Java types that have a file of sources. */
    static Set<String> types() {
        return sources().stream()
                .map(source -> source.getFileName().toString())
                .filter(name -> name.endsWith(JAVA))
                .map(name -> name.substring(0, name.length() - JAVA.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The files below every folder {@code src}, by their paths from the project's root. */
    static List<Path> sources() {
        List<Path> sources = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NO_SOURCES.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path source = ROOT.relativize(file);
                    if (source.toString().contains("/src/")) {
                        sources.add(source);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of an object's properties and their values as text. */
    static Map<String, String> texts(JsonNode object) {
        return object.propertyStream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, property -> property.getValue().asString("")));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "not inside the project");
        }
        return folder;
    }
}
