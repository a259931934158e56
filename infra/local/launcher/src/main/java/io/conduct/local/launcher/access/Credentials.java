package io.conduct.local.launcher.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the local platform is and who may call it.
 *
 * @param gateway the one door
 * @param tokenUri where a client exchanges its secret for a token
 * @param grafana the dashboards; null where none run
 * @param clients by name
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"gateway", "tokenUri", "grafana", "clients"})
public record Credentials(
        URI gateway, URI tokenUri, @Nullable URI grafana, Map<String, Client> clients) {

    /** Takes a copy of the clients, in their order. */
    public Credentials {
        clients = Collections.unmodifiableMap(new LinkedHashMap<>(clients));
    }

    /**
     * The client called {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Client client(String name) {
        Client client = clients.get(name);
        if (client == null) {
            throw new IllegalArgumentException(name + " (expected: one of " + clients.keySet() + ")");
        }
        return client;
    }
}
