package io.conduct.local.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may ask for tokens: {@code {"clients": {"name": {"clientId", "clientSecret", "org", "scopes": []}}}}. */
final class ClientsFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path path;

    ClientsFile(Path path) {
        this.path = path;
    }

    /** @throws UnusableFileException if it is missing, malformed, empty, or readable by others than its owner */
    List<Client> read() {
        List<Client> clients = new ArrayList<>();
        Set<String> known = new HashSet<>();
        JsonNode named = tree(new PrivateFile(path).read()).path("clients");
        named.forEachEntry((name, fields) -> {
            Client client = client(name, fields);
            if (!known.add(client.clientId())) {
                throw new UnusableFileException(path, "client " + name + ": a clientId of its own");
            }
            clients.add(client);
        });
        if (clients.isEmpty()) {
            throw new UnusableFileException(path, "an object clients with one client at least");
        }
        return List.copyOf(clients);
    }

    /** The message names the place only: the text around it may be a secret. */
    private JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException malformed) {
            var place = malformed.getLocation();
            throw new UnusableFileException(
                    path, "JSON, but line " + place.getLineNr() + ", column " + place.getColumnNr() + " is not");
        }
    }

    private Client client(String name, JsonNode fields) {
        try {
            Set<String> scopes = new HashSet<>();
            fields.path("scopes").forEach(scope -> scopes.add(scope.asString("")));
            return new Client(text(fields, "clientId"), text(fields, "clientSecret"), text(fields, "org"), scopes);
        } catch (IllegalArgumentException malformed) {
            throw new UnusableFileException(path, "client " + name + ": " + malformed.getMessage());
        }
    }

    private static String text(JsonNode fields, String name) {
        JsonNode value = fields.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name + ": a text");
        }
        return value.stringValue();
    }
}
