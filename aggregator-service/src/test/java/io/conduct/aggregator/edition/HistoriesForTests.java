package io.conduct.aggregator.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.conduct.contract.RecordKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Recording services that know nothing but through which door a second version came, how much they could not take in, and
 * by which rules they judge.
 */
final class HistoriesForTests implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Map<String, String> doors = new ConcurrentHashMap<>();
    private final Map<String, Integer> quarantines = new ConcurrentHashMap<>();
    private final Map<String, String> rules = new ConcurrentHashMap<>();
    private final HttpServer server;

    HistoriesForTests() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no server on loopback", e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** The settings by which the aggregator asks these services; it never recounts. */
    String[] settings() {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return new String[] {
            "--conduct.aggregator.recount.base-url=" + base,
            "--conduct.aggregator.recount.token-uri=" + base + "/oauth2/token",
            "--conduct.aggregator.recount.client-id=auditor",
            "--conduct.aggregator.recount.client-secret=secret",
            "--conduct.aggregator.recount.initial-delay=1h"
        };
    }

    /** The second version of this meeting came through this door. */
    void secondVersion(String org, String sourceId, String door) {
        doors.put("/api/v1/meetings/" + org + "/" + sourceId + "/history", door);
    }

    /** So much waits in the quarantine of this kind's service; a service that was told nothing gives no answer. */
    void quarantined(RecordKind kind, int entries) {
        quarantines.put("/api/v1/" + kind.plural() + "/quarantine/summary", entries);
    }

    /** This kind's service judges by these rules; a service that was told nothing gives no answer. */
    void judgedBy(RecordKind kind, String version) {
        rules.put("/api/v1/" + kind.plural() + "/rules", version);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<String> body = path.equals("/oauth2/token")
                ? Optional.of("{\"access_token\":\"token\",\"token_type\":\"Bearer\",\"expires_in\":600}")
                : history(path).or(() -> quarantine(path)).or(() -> rules(path));
        byte[] bytes = body.orElse("{}").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(body.isPresent() ? OK : NOT_FOUND, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Optional<String> history(String path) {
        return Optional.ofNullable(doors.get(path))
                .map(door ->
                        "{\"items\":[{\"version\":1,\"door\":\"API\"},{\"version\":2,\"door\":\"" + door + "\"}]}");
    }

    private Optional<String> quarantine(String path) {
        return Optional.ofNullable(quarantines.get(path)).map(entries -> "{\"open\":" + entries + ",\"oldest\":null}");
    }

    private Optional<String> rules(String path) {
        return Optional.ofNullable(rules.get(path))
                .map(version -> "{\"version\":\"" + version + "\",\"applied\":true}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
