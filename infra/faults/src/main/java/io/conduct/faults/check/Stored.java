package io.conduct.faults.check;

import io.conduct.contract.RecordKind;
import io.conduct.faults.load.Ledger;
import io.conduct.faults.load.Marks;
import io.conduct.faults.load.RecordName;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.sample.Retrying;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A record as its service tells it.
 *
 * @param state the mark of its content, or that it is withdrawn
 * @param version its version
 */
record Stored(String state, long version) {

    private static final Retrying PATIENT = new Retrying(Duration.ofMinutes(2));

    /** Every record of every kind, page by page. */
    static Map<RecordName, Stored> all(ApiClient reader) {
        Map<RecordName, Stored> all = new HashMap<>();
        for (RecordKind kind : RecordKind.values()) {
            String page = "/api/v1/" + kind.plural() + "?modifiedSince=2000-01-01T00:00:00Z&limit=500";
            while (!page.isEmpty()) {
                Answer answer = get(reader, page);
                answer.json().path("items").forEach(item -> all.put(name(kind, item), of(kind, item)));
                page = answer.json().path("next").asString("");
            }
        }
        return all;
    }

    /** How many versions of a record its senders made. */
    static long versionsBySenders(ApiClient reader, RecordName record) {
        return get(reader, record.path() + "/history")
                .json()
                .path("items")
                .valueStream()
                .filter(version -> !version.path("door").asString("").equals("ASSESSMENT"))
                .count();
    }

    static Answer get(ApiClient reader, String path) {
        Answer answer = PATIENT.until(path, () -> reader.get(path));
        if (answer.status() != 200) {
            throw new IllegalStateException(path + ": " + answer);
        }
        return answer;
    }

    private static RecordName name(RecordKind kind, JsonNode item) {
        return new RecordName(
                kind,
                item.required("org").stringValue(),
                item.required("sourceId").stringValue());
    }

    private static Stored of(RecordKind kind, JsonNode item) {
        String state = item.path("status").asString("").equals("WITHDRAWN")
                ? Ledger.WITHDRAWN
                : Marks.of(kind, item.path("payload"));
        return new Stored(state, item.path("version").asLong());
    }
}
