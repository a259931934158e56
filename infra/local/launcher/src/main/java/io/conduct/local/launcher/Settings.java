package io.conduct.local.launcher;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: {@code -Dconduct.port.gateway=8090}, or {@code CONDUCT_PORT_GATEWAY=8090} in the environment.
 *
 * @param properties system properties; they win
 * @param environment environment variables
 */
record Settings(Properties properties, Map<String, String> environment) {

    static Settings ofThisProcess() {
        return new Settings(System.getProperties(), System.getenv());
    }

    /** The value, or null where it is not set or blank. */
    @Nullable
    String find(String property) {
        String value = properties.getProperty(property);
        if (value == null) {
            value = environment.get(
                    property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        }
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The value, or {@code usual}. */
    String get(String property, String usual) {
        String value = find(property);
        return value == null ? usual : value;
    }

    /** The environment variable alone, or null where it is not set or blank. */
    @Nullable
    String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
