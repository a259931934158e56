package io.conduct.local.launcher.sample;

import io.conduct.contract.RecordKind;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.samples.Department;
import io.conduct.local.samples.SampleIndicator;
import io.conduct.local.samples.SampleRecord;
import io.conduct.local.samples.SampleSet;
import io.conduct.local.samples.SampleWithdrawal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends the samples through the gateway, each department's as its own client. Whatever was sent before may be sent again:
 * it changes nothing, so a load that was cut off is simply repeated.
 */
public final class SampleLoad {
    private static final int BATCH = 500;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final Set<Integer> NOT_STORED = Set.of(503, 504);

    private final Map<String, ApiClient> clients = new ConcurrentHashMap<>();
    private final Function<String, ApiClient> clientByName;
    private final Retrying retrying;
    private final AtomicLong sent = new AtomicLong();

    /**
     * Sends through what {@code clientByName} gives.
     *
     * @param patience how long one call is repeated before the load fails
     */
    public SampleLoad(Function<String, ApiClient> clientByName, Duration patience) {
        this.clientByName = clientByName;
        this.retrying = new Retrying(patience);
    }

    /** How many submissions a set makes. */
    public static int size(SampleSet samples) {
        return samples.records().size()
                + samples.amendments().size()
                + samples.withdrawals().size()
                + samples.indicators().size();
    }

    /** How many submissions have been answered. */
    public long sent() {
        return sent.get();
    }

    /**
     * Sends everything of one kind: records in batches, then amendments, then withdrawals.
     *
     * @throws OperatorException with index, code and pointer, if a record is refused, or if a service stays away
     */
    public void push(SampleSet samples, RecordKind kind) {
        for (Department department : samples.departments()) {
            inBatches(department, kind, samples.records(department.code(), kind));
        }
        for (Department department : samples.departments()) {
            inBatches(department, kind, samples.amendments(department.code(), kind));
        }
        for (Department department : samples.departments()) {
            samples.withdrawals(department.code()).stream()
                    .filter(withdrawal -> withdrawal.kind() == kind)
                    .forEach(withdrawal -> withdraw(department, withdrawal));
        }
    }

    /**
     * Declares the numbers that no record supplies, in the name of the report writer.
     *
     * @throws OperatorException if one is refused, or if the aggregator stays away
     */
    public void declare(SampleSet samples) {
        ApiClient writer = clients.computeIfAbsent(Clients.REPORT_WRITER, clientByName);
        for (SampleIndicator indicator : samples.indicators()) {
            String path = "/api/v1/indicators/" + indicator.org() + "/" + indicator.year() + "/" + indicator.code();
            Answer answer = retrying.until(
                    path, () -> writer.put(path, indicator.content().toString()));
            if (answer.status() != OK && answer.status() != CREATED) {
                throw new OperatorException(path + ": " + answer);
            }
            sent.incrementAndGet();
        }
    }

    private void inBatches(Department department, RecordKind kind, List<SampleRecord> records) {
        for (int from = 0; from < records.size(); from += BATCH) {
            send(department, kind, records.subList(from, Math.min(records.size(), from + BATCH)));
        }
    }

    private void send(Department department, RecordKind kind, List<SampleRecord> batch) {
        String what = kind.plural() + " of " + department.client();
        byte[] lines = batch.stream()
                .map(sample -> sample.item().toString())
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        Answer answer = retrying.until(
                what,
                () -> stored(
                        client(department).post("/api/v1/" + kind.plural() + "/batch", "application/x-ndjson", lines)));
        if (answer.status() != OK) {
            throw new OperatorException(what + ": " + answer);
        }
        answer.json().path("results").forEach(result -> requireTaken(what, result));
        sent.addAndGet(batch.size());
    }

    /** A batch in which any record found its store away counts as not sent. */
    private static Answer stored(Answer answer) {
        boolean away = answer.json()
                .path("results")
                .valueStream()
                .anyMatch(result ->
                        NOT_STORED.contains(problem(result).path("status").asInt()));
        return away ? new Answer(503, answer.headers(), answer.body()) : answer;
    }

    private static void requireTaken(String what, JsonNode result) {
        JsonNode problem = problem(result);
        int status = problem.path("status").asInt(OK);
        if (status == OK || status == CONFLICT) {
            // A conflict says that a later version of the record, or its withdrawal, is there already.
            return;
        }
        JsonNode error = problem.path("errors").path(0);
        throw new OperatorException(what + ", item " + result.path("index").asInt() + ": " + status + " "
                + error.path("code").asString(problem.path("title").asString(""))
                + " at " + error.path("pointer").asString("/") + " "
                + error.path("detail").asString(problem.path("detail").asString("")));
    }

    private static JsonNode problem(JsonNode result) {
        return result.path("problem");
    }

    private void withdraw(Department department, SampleWithdrawal withdrawal) {
        String record = withdrawal.kind().plural() + "/" + withdrawal.org() + "/" + encoded(withdrawal.sourceId());
        Answer answer = retrying.until(
                "withdrawal of " + record,
                () -> client(department).delete("/api/v1/" + record + "?reason=" + encoded(withdrawal.reason())));
        if (answer.status() != OK) {
            throw new OperatorException("withdrawal of " + record + ": " + answer);
        }
        sent.incrementAndGet();
    }

    private ApiClient client(Department department) {
        return clients.computeIfAbsent(department.client(), clientByName);
    }

    private static String encoded(@Nullable String text) {
        return text == null
                ? ""
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
