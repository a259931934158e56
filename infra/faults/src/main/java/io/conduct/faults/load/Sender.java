package io.conduct.faults.load;

import io.conduct.contract.RecordKind;
import io.conduct.faults.load.Ledger.Outcome;
import io.conduct.faults.time.Patience;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.samples.Department;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A department's system: submits, amends (which moves a record to another day), repeats, withdraws and moves records to
 * another org, one call after the other. It repeats most calls whose outcome it does not know, as it should, and lets the
 * record of the others alone from then on.
 */
final class Sender {

    private static final int RECORDS_OF_A_KIND = 12;
    private static final int MOST_REPETITIONS = 8;
    private static final int REPEATED_PERCENT = 70;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Set<Integer> UNKNOWN = Set.of(500, 502, 504);
    private static final Set<Integer> REFUSALS = Set.of(404, 409, 429, 503);
    private static final List<RecordKind> KINDS = List.of(RecordKind.values());
    private static final int OK = 300;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;

    private final Parts parts;
    private final String name;
    private final SplittableRandom random;
    private final Set<RecordName> alone = new LinkedHashSet<>();
    private int marks;

    /** What the senders of a load share. */
    record Parts(Ledger ledger, Content content, Function<String, ApiClient> clients, AtomicLong operations) {}

    Sender(Parts parts, String name, SplittableRandom random) {
        this.parts = parts;
        this.name = name;
        this.random = random;
    }

    /** One operation, or a batch of them. */
    void next() {
        RecordKind kind = KINDS.get(random.nextInt(KINDS.size()));
        Department department = department();
        RecordName record = record(kind, department);
        int choice = random.nextInt(100);
        if (choice < 10) {
            batch(kind, department);
        } else if (alone.contains(record)) {
            parts.operations().incrementAndGet();
        } else if (choice < 75) {
            submit(record, newMark(kind));
        } else if (choice < 88) {
            submitAgain(record);
        } else if (choice < 94) {
            withdraw(record);
        } else {
            moveToAnotherOrg(record);
        }
    }

    /** Nothing is left to do: what was left alone stays as it is. */
    void finish() {
        alone.clear();
    }

    /** Whether a record of the kind could be submitted. */
    boolean isTaken(RecordKind kind, String mark) {
        Department department = Load.departments().get(0);
        RecordName record = new RecordName(kind, department.code(), "probe");
        String whole = kind.singular() + "-" + mark;
        parts.ledger().sending(whole, parts.content().any(kind, whole, random));
        return attempt(record, whole) == Outcome.OK;
    }

    private void submit(RecordName record, String mark) {
        parts.operations().incrementAndGet();
        Outcome outcome = attempt(record, mark);
        boolean again = random.nextInt(100) < REPEATED_PERCENT;
        for (int i = 0; i < MOST_REPETITIONS && again && outcome == Outcome.UNKNOWN; i++) {
            Patience.pass(PAUSE);
            outcome = attempt(record, mark);
        }
        leaveAloneUnlessKnown(record);
    }

    private void submitAgain(RecordName record) {
        Set<String> possible = parts.ledger().of(record).possible();
        String state = possible.iterator().next();
        boolean stored = possible.size() == 1 && !state.equals(Ledger.ABSENT) && !state.equals(Ledger.WITHDRAWN);
        submit(record, stored ? state : newMark(record.kind()));
    }

    private void withdraw(RecordName record) {
        parts.operations().incrementAndGet();
        Outcome outcome = attemptWithdrawal(record);
        boolean again = random.nextInt(100) < REPEATED_PERCENT;
        for (int i = 0; i < MOST_REPETITIONS && again && outcome == Outcome.UNKNOWN; i++) {
            Patience.pass(PAUSE);
            outcome = attemptWithdrawal(record);
        }
        leaveAloneUnlessKnown(record);
    }

    /** The same record of another org is another record; this one is taken back. */
    private void moveToAnotherOrg(RecordName record) {
        withdraw(record);
        RecordName moved = new RecordName(record.kind(), department().code(), record.sourceId() + "-moved");
        if (!alone.contains(moved)) {
            submit(moved, newMark(record.kind()));
        }
    }

    private void batch(RecordKind kind, Department department) {
        Set<RecordName> records = new LinkedHashSet<>();
        for (int i = 0; i < 5 + random.nextInt(30); i++) {
            records.add(record(kind, department));
        }
        records.removeAll(alone);
        List<RecordName> names = List.copyOf(records);
        List<String> sent = names.stream().map(record -> newMark(kind)).toList();
        if (names.isEmpty()) {
            return;
        }
        parts.operations().addAndGet(names.size());
        Answer answer = call(
                department,
                client ->
                        client.post("/api/v1/" + kind.plural() + "/batch", "application/x-ndjson", lines(names, sent)));
        for (int i = 0; i < names.size(); i++) {
            Result result = answer == null || answer.status() != 200
                    ? Result.of(answer)
                    : Result.of(answer.json().path("results").path(i));
            parts.ledger().submitted(names.get(i), sent.get(i), result.outcome(), result.status() == CONFLICT);
            leaveAloneUnlessKnown(names.get(i));
        }
    }

    private byte[] lines(List<RecordName> names, List<String> sent) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ObjectNode item = parts.ledger().content(sent.get(i)).deepCopy();
            item.put("org", names.get(i).org()).put("sourceId", names.get(i).sourceId());
            lines.add(item.toString());
        }
        return lines.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
    }

    private Outcome attempt(RecordName record, String mark) {
        String body = parts.ledger().content(mark).toString();
        Result result = Result.of(call(departmentOf(record), client -> client.put(record.path(), body)));
        parts.ledger().submitted(record, mark, result.outcome(), result.status() == CONFLICT);
        return result.outcome();
    }

    private Outcome attemptWithdrawal(RecordName record) {
        Result result = Result.of(call(departmentOf(record), client -> client.delete(record.path() + "?reason=x")));
        parts.ledger().withdrawn(record, result.outcome(), result.status() == NOT_FOUND);
        return result.outcome();
    }

    private void leaveAloneUnlessKnown(RecordName record) {
        if (parts.ledger().of(record).possible().size() > 1) {
            alone.add(record);
        }
    }

    private String newMark(RecordKind kind) {
        marks++;
        String mark = name + "-" + marks;
        parts.ledger().sending(mark, parts.content().any(kind, mark, random));
        return mark;
    }

    private RecordName record(RecordKind kind, Department department) {
        return new RecordName(kind, department.code(), name + "-" + random.nextInt(RECORDS_OF_A_KIND));
    }

    private Department department() {
        List<Department> all = Load.departments();
        return all.get(random.nextInt(all.size()));
    }

    private static Department departmentOf(RecordName record) {
        return Load.departments().stream()
                .filter(department -> department.code().equals(record.org()))
                .findFirst()
                .orElseThrow();
    }

    /** A call of the platform. */
    private interface Call {
        Answer of(ApiClient client) throws IOException;
    }

    /** The answer; null when there was none. Waits a little where it says that nothing was done. */
    private @Nullable Answer call(Department department, Call call) {
        try {
            Answer answer = call.of(parts.clients().apply(department.client()));
            if (answer.status() == UNAVAILABLE || answer.status() == TOO_MANY) {
                Patience.pass(PAUSE);
            }
            requireForeseen(answer);
            return answer;
        } catch (IOException noAnswer) {
            Patience.pass(PAUSE);
            return null;
        }
    }

    private static void requireForeseen(Answer answer) {
        boolean foreseen =
                answer.status() < OK || UNKNOWN.contains(answer.status()) || REFUSALS.contains(answer.status());
        if (!foreseen) {
            throw new IllegalStateException(
                    answer + " (expected: success, one of " + UNKNOWN + " or " + REFUSALS + ")");
        }
    }

    /**
     * What an answer means.
     *
     * @param outcome whether it is done
     * @param status the HTTP status, of the item in a batch; 0 for none
     */
    private record Result(Outcome outcome, int status) {

        static Result of(@Nullable Answer answer) {
            return answer == null ? new Result(Outcome.UNKNOWN, 0) : of(answer.status());
        }

        static Result of(JsonNode item) {
            return of(item.path("problem").path("status").asInt(item.isMissingNode() ? 500 : 200));
        }

        private static Result of(int status) {
            if (UNKNOWN.contains(status)) {
                return new Result(Outcome.UNKNOWN, status);
            }
            return new Result(status < OK ? Outcome.OK : Outcome.REFUSED, status);
        }
    }
}
