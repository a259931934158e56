package io.conduct.faults;

import io.conduct.faults.Round.Result;
import io.conduct.faults.check.Verdict;
import io.conduct.faults.load.Ledger;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends, freezes an edition, backs up the store with the keys, and starts another platform on the backup with an empty
 * Kafka and nothing else: every record, figure and edition must be as it was.
 */
final class RestoreDrill {

    static final Row ROW = new Row("26", "restore of the store into an empty Kafka", scene -> {});

    private static final String EDITIONS = "/api/v1/reports/2021/editions";
    private static final List<String> FORMS = List.of(".json", ".csv", ".docx", ".xlsx");
    /** What a backup is made of: the store, and the keys and secrets that are kept outside of it. */
    private static final List<String> BACKED_UP =
            List.of("store", "identity", "credentials.json", "personal-data-keys.json");

    private final Path folder;
    private final Terminal terminal;

    RestoreDrill(Path folder, Terminal terminal) {
        this.folder = folder;
        this.terminal = terminal;
    }

    Result run(long seed, long operations) {
        Path original = folder.resolve("original").resolve("data");
        Path restored = folder.resolve("restored").resolve("data");
        Ledger ledger = new Ledger();
        Result sent;
        Map<String, String> frozen;
        try (Arena arena = Arena.start(original, terminal)) {
            sent = new Round(arena, ledger).of(ROW, 1, seed, operations).andBroken(arena.brokenAudits());
            frozen = freeze(arena.as(Clients.REPORT_WRITER));
        }
        BACKED_UP.forEach(name -> Folders.copy(original.resolve(name), restored.resolve(name)));
        Stopwatch since = new Stopwatch();
        try (Arena arena = Arena.start(restored, terminal, Map.of("CONDUCT_RECORD_RELAY_REPUBLISH", "true"))) {
            Verdict verdict = new Round(arena, ledger).settled(seed);
            List<String> wrong = new ArrayList<>(sent.verdict().all());
            editions(arena.as(Clients.REPORT_WRITER)).forEach((form, body) -> {
                if (!body.equals(frozen.get(form))) {
                    wrong.add("edition " + form + " (expected: as it was frozen)");
                }
            });
            return new Result(sent.calls(), since.elapsed(), verdict.andWrong(wrong));
        }
    }

    private static Map<String, String> freeze(ApiClient writer) {
        String order = """
                {"org": "congress", "remarks": "演练", "waivers": [{"condition": "*", "reason": "演练"}]}""";
        try {
            Answer answer = writer.post(EDITIONS, "application/json", order.getBytes(StandardCharsets.UTF_8));
            if (answer.status() != 201) {
                throw new IllegalStateException(EDITIONS + ": " + answer + " (expected: 201)");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return editions(writer);
    }

    private static Map<String, String> editions(ApiClient reader) {
        Map<String, String> editions = new TreeMap<>();
        for (String form : FORMS) {
            try {
                Answer answer = reader.get(EDITIONS + "/1" + form);
                editions.put(form, answer.status() + " " + answer.body());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return editions;
    }
}
