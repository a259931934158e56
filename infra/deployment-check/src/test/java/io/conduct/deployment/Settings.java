package io.conduct.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be set by the environment of a service: every property that a service or a library in it declares, in the
 * form that a variable has, and every variable that the services' own configuration names.
 */
final class Settings {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> OWN = List.of("application.yaml", "conduct-record.yaml", "conduct-service.yaml");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    /** Read by the JVM, the C library and the image's own scripts, not by a service. */
    private static final Set<String> OTHERS = Set.of("JAVA_OPTS", "MALLOC_ARENA_MAX", "SPRING_CONFIG_IMPORT");

    private final Set<String> variables = new HashSet<>(OTHERS);
    private final Set<String> open = new HashSet<>();

    Settings() {
        resources("META-INF/spring-configuration-metadata.json").forEach(this::addDeclared);
        OWN.forEach(name -> resources(name).forEach(this::addNamed));
    }

    /** Whether some service reads this variable. */
    boolean know(String variable) {
        return variables.contains(variable) || open.stream().anyMatch(variable::startsWith);
    }

    private void addDeclared(String metadata) {
        for (JsonNode property : JSON.readTree(metadata).path("properties")) {
            String variable = variableOf(property.path("name").stringValue());
            variables.add(variable);
            if (property.path("type").asString("").startsWith("java.util.Map")) {
                open.add(variable + "_");
            }
        }
    }

    private void addNamed(String yaml) {
        Matcher named = VARIABLE.matcher(yaml);
        while (named.find()) {
            variables.add(named.group(1));
        }
    }

    private static String variableOf(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    static List<String> resources(String name) {
        try {
            return Collections.list(Settings.class.getClassLoader().getResources(name)).stream()
                    .map(Settings::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(URL resource) {
        try (InputStream stream = resource.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
