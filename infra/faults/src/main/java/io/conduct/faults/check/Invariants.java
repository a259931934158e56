package io.conduct.faults.check;

import io.conduct.faults.load.Ledger;
import io.conduct.faults.load.Ledger.Known;
import io.conduct.faults.load.RecordName;
import io.conduct.faults.time.Patience;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Compares what the platform holds with the ledger of what it answered. */
public final class Invariants {

    private static final Duration SETTLING = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final ApiClient reader;
    private final String bootstrapServers;
    private Map<RecordName, Known> checked = Map.of();

    /** Reads records and figures as {@code reader}, who must see all of them, and events from the brokers. */
    public Invariants(Ledger ledger, ApiClient reader, String bootstrapServers) {
        this.ledger = ledger;
        this.reader = reader;
        this.bootstrapServers = bootstrapServers;
    }

    /** Waits until the platform has settled and tells what does not hold then; nobody may be sending. */
    public Verdict check(SplittableRandom random) {
        Stopwatch waiting = new Stopwatch();
        Verdict verdict = look(random);
        while (!verdict.holds() && !waiting.isPast(SETTLING)) {
            Patience.pass(LOOK_AGAIN);
            verdict = look(random);
        }
        Verdict settled = new Verdict(verdict.lost(), doubled(), verdict.reordered(), verdict.wrong(), List.of());
        if (settled.holds()) {
            settled = settled.andWrong(new SelfAudit(reader).drift());
        }
        checked = ledger.records();
        return settled;
    }

    private Verdict look(SplittableRandom random) {
        Map<RecordName, Stored> stored = Stored.all(reader);
        List<String> lost = lost(stored);
        if (!lost.isEmpty()) {
            return new Verdict(lost, List.of(), List.of(), List.of(), List.of());
        }
        Map<RecordName, List<Long>> published = Topics.versions(bootstrapServers);
        List<String> unpublished = unpublished(stored, published);
        List<String> wrong = unpublished.isEmpty() ? new Figures(stored, ledger, reader).wrong(random) : List.of();
        return new Verdict(unpublished, List.of(), reordered(published), wrong, List.of());
    }

    private List<String> lost(Map<RecordName, Stored> stored) {
        List<String> lost = new ArrayList<>(ledger.contradictions());
        Map<RecordName, Known> known = ledger.records();
        known.forEach((name, expected) -> {
            Stored found = stored.get(name);
            String state = found == null ? Ledger.ABSENT : found.state();
            if (expected.possible().contains(state)) {
                ledger.seen(name, state);
            } else {
                lost.add(name.path() + " is '" + state + "' (expected: one of " + expected.possible() + ")");
            }
        });
        Set<RecordName> strangers = new HashMap<>(stored).keySet();
        strangers.removeAll(known.keySet());
        strangers.forEach(name -> lost.add(name.path() + " is there (expected: never sent)"));
        return lost;
    }

    private static List<String> unpublished(Map<RecordName, Stored> stored, Map<RecordName, List<Long>> published) {
        List<String> missing = new ArrayList<>();
        stored.forEach((name, record) -> {
            List<Long> versions = published.getOrDefault(name, List.of());
            long last = versions.isEmpty() ? 0 : versions.get(versions.size() - 1);
            if (last != record.version()) {
                missing.add(
                        name.path() + " is published up to version " + last + " (expected: " + record.version() + ")");
            }
        });
        return missing;
    }

    private static List<String> reordered(Map<RecordName, List<Long>> published) {
        List<String> reordered = new ArrayList<>();
        published.forEach((name, versions) -> {
            if (!versions.stream().sorted().toList().equals(versions)) {
                reordered.add(name.path() + " is published as " + versions + " (expected: rising)");
            }
        });
        return reordered;
    }

    private List<String> doubled() {
        Map<RecordName, Known> now = ledger.records();
        List<RecordName> touched = new ArrayList<>();
        now.forEach((name, known) -> {
            if (known.changes() + known.maybe() > 0 && !known.equals(checked.get(name))) {
                touched.add(name);
            }
        });
        return touched.parallelStream()
                .map(this::versionsAside)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    private Optional<String> versionsAside(RecordName name) {
        Known known = ledger.of(name);
        if (known.possible().contains(Ledger.ABSENT)) {
            return Optional.empty();
        }
        long versions = Stored.versionsBySenders(reader, name);
        int most = known.changes() + known.maybe();
        return versions >= known.changes() && versions <= most
                ? Optional.empty()
                : Optional.of(name.path() + " has " + versions + " versions (expected: " + known.changes() + " to "
                        + most + ")");
    }
}
