package io.conduct.client;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Sends a file of records, one JSON object a line with {@code org} and {@code sourceId}:
 * {@code PushFile meetings records.ndjson}. Says which lines were refused and why. May be run again at any time: what is
 * already recorded stays as it is.
 *
 * <p>Reads {@code CONDUCT_GATEWAY}, {@code CONDUCT_CLIENT_ID} and {@code CONDUCT_CLIENT_SECRET} from the environment. Ends
 * with 0 when every record was taken, 1 when some were refused, 2 when it was called wrongly.
 */
public final class PushFile {

    private static final int AT_A_TIME = 500;

    private PushFile() {}

    /** Sends the file named by the arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        List<String> needed = List.of("CONDUCT_GATEWAY", "CONDUCT_CLIENT_ID", "CONDUCT_CLIENT_SECRET");
        if (arguments.length != 2 || !environment.keySet().containsAll(needed)) {
            System.err.println("usage: PushFile meetings|documents|petitions FILE, with " + needed + " set");
            System.exit(2);
        }
        ConductClient client = ConductClient.of(
                URI.create(environment.getOrDefault(needed.get(0), "")),
                environment.getOrDefault(needed.get(1), ""),
                environment.getOrDefault(needed.get(2), ""));
        Kind kind = Kind.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        System.exit(push(client, kind, Path.of(arguments[1]), System.out) == 0 ? 0 : 1);
    }

    /** Sends a file and prints a line for each record that was refused, and one at the end; returns how many those are. */
    static int push(ConductClient client, Kind kind, Path file, PrintStream out)
            throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .toList();
        int refused = 0;
        for (int from = 0; from < lines.size(); from += AT_A_TIME) {
            List<String> records = lines.subList(from, Math.min(from + AT_A_TIME, lines.size()));
            refused += print(from, client.batch(kind, records).body(), out);
        }
        out.println(lines.size() + " sent, " + refused + " refused");
        return refused;
    }

    private static int print(int from, JsonNode body, PrintStream out) {
        for (JsonNode result : body.path("results")) {
            JsonNode problem = result.path("problem");
            if (problem.isObject()) {
                out.println("record " + (from + result.path("index").asInt(0) + 1) + " ("
                        + result.path("sourceId").asString("no sourceId") + "): "
                        + problem.path("detail").asString("") + " " + problem.path("errors"));
            }
        }
        return body.path("rejected").asInt(0);
    }
}
