package io.conduct.faults.check;

import io.conduct.faults.time.Patience;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.sample.Retrying;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The recount that the platform makes of itself: every metric over every org and month. */
final class SelfAudit {

    private static final String RECOUNT = "/api/v1/recount";
    private static final Duration BOUND = Duration.ofMinutes(3);

    private final ApiClient reader;

    SelfAudit(ApiClient reader) {
        this.reader = reader;
    }

    /** What differs once a new recount has ended. */
    List<String> drift() {
        JsonNode before = state();
        Answer started =
                new Retrying(BOUND).until(RECOUNT, () -> reader.post(RECOUNT, "application/json", new byte[0]));
        if (started.status() != 202) {
            throw new IllegalStateException(RECOUNT + ": " + started + " (expected: 202)");
        }
        Patience.await("a recount", BOUND, () -> hasEndedSince(before));
        JsonNode after = state();
        List<String> drift = new ArrayList<>();
        if (after.path("drift").asLong(-1) != 0 || after.path("unsettled").asLong() != 0) {
            drift.add("drift " + after.path("drift") + ", unsettled " + after.path("unsettled") + ", "
                    + after.path("failure") + ", " + after.path("differences") + " (expected: 0)");
        }
        return drift;
    }

    private boolean hasEndedSince(JsonNode before) {
        JsonNode now = state();
        return now.path("state").asString("").equals("WAITING")
                && !now.path("finishedAt").equals(before.path("finishedAt"));
    }

    private JsonNode state() {
        return Stored.get(reader, RECOUNT).json();
    }
}
