package io.conduct.faults.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every request with its answer, and what may therefore be stored. A state is the mark of a content, {@link #ABSENT} or
 * {@link #WITHDRAWN}. Calls about one record must be noted one after the other.
 */
public final class Ledger {

    /** Nothing is stored. */
    public static final String ABSENT = "";
    /** The record is withdrawn. */
    public static final String WITHDRAWN = "withdrawn";

    private static final JsonMapper JSON = new JsonMapper();

    private final ConcurrentMap<RecordName, Known> records = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, byte[]> contents = new ConcurrentHashMap<>();
    private final List<String> contradictions = new CopyOnWriteArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();

    /** What became of a call. */
    public enum Outcome {
        /** 2xx: it is done. */
        OK,
        /** Another answer: it is not done, and will not be. */
        REFUSED,
        /** No answer, or one that says that nobody knows. */
        UNKNOWN
    }

    /**
     * How many calls were answered how.
     *
     * @param acknowledged with 2xx
     * @param refused otherwise
     * @param unknown not at all, or with an answer that leaves it open
     */
    public record Tally(long acknowledged, long refused, long unknown) {

        /** All calls. */
        public long requests() {
            return acknowledged + refused + unknown;
        }

        /** What was added since {@code before}. */
        public Tally since(Tally before) {
            return new Tally(acknowledged - before.acknowledged, refused - before.refused, unknown - before.unknown);
        }
    }

    /**
     * What is known of a record.
     *
     * @param possible the states it may be in
     * @param changes how often it was certainly changed
     * @param maybe how many calls more may have changed it
     */
    public record Known(Set<String> possible, int changes, int maybe) {

        static final Known NOTHING = new Known(Set.of(ABSENT), 0, 0);

        /** Takes a copy. */
        public Known {
            possible = Set.copyOf(possible);
        }
    }

    /** Everything known so far, in a stable order. */
    public Map<RecordName, Known> records() {
        Map<RecordName, Known> sorted = new TreeMap<>(Comparator.comparing(RecordName::path));
        sorted.putAll(records);
        return sorted;
    }

    /** What is known of one record. */
    public Known of(RecordName name) {
        return records.getOrDefault(name, Known.NOTHING);
    }

    /** The content with this mark as it was sent. */
    public ObjectNode content(String mark) {
        byte[] content = contents.get(mark);
        if (content == null) {
            throw new IllegalArgumentException("mark: " + mark + " (expected: of a content that was sent)");
        }
        return (ObjectNode) JSON.readTree(content);
    }

    /** Answers that contradict earlier ones. */
    public List<String> contradictions() {
        return new ArrayList<>(contradictions);
    }

    /** The calls so far. */
    public Tally tally() {
        return new Tally(acknowledged.get(), refused.get(), unknown.get());
    }

    /** Notes that a record was looked at and is in this state. */
    public void seen(RecordName name, String state) {
        records.computeIfPresent(name, (key, known) -> new Known(Set.of(state), known.changes(), known.maybe()));
    }

    void sending(String mark, ObjectNode content) {
        contents.put(mark, JSON.writeValueAsBytes(content));
    }

    /** Notes the answer to a submission of {@code mark}; {@code withdrawnThere} if it says that the record is withdrawn. */
    void submitted(RecordName name, String mark, Outcome outcome, boolean withdrawnThere) {
        count(outcome);
        Known known = of(name);
        Set<String> before = known.possible();
        boolean open = before.stream().anyMatch(state -> !state.equals(WITHDRAWN));
        boolean repeated = before.equals(Set.of(mark));
        switch (outcome) {
            case OK -> {
                expect(open, name, "took a submission", before);
                put(name, Set.of(mark), known, repeated ? 0 : 1, !repeated && before.contains(mark) ? -1 : 0);
            }
            case REFUSED -> {
                if (withdrawnThere) {
                    expect(before.contains(WITHDRAWN), name, "says it is withdrawn", before);
                    put(name, Set.of(WITHDRAWN), known, 0, 0);
                }
            }
            case UNKNOWN -> {
                if (open && !before.contains(mark)) {
                    put(name, with(before, mark), known, 0, 1);
                }
            }
        }
    }

    /** Notes the answer to a withdrawal; {@code nothingThere} if it says that there is no such record. */
    void withdrawn(RecordName name, Outcome outcome, boolean nothingThere) {
        count(outcome);
        Known known = of(name);
        Set<String> before = known.possible();
        boolean there = before.stream().anyMatch(state -> !state.equals(ABSENT));
        switch (outcome) {
            case OK -> {
                expect(there, name, "was withdrawn", before);
                boolean repeated = before.equals(Set.of(WITHDRAWN));
                put(name, Set.of(WITHDRAWN), known, repeated ? 0 : 1, !repeated && before.contains(WITHDRAWN) ? -1 : 0);
            }
            case REFUSED -> {
                if (nothingThere) {
                    expect(before.contains(ABSENT), name, "says it is not there", before);
                    put(name, Set.of(ABSENT), known, 0, 0);
                }
            }
            case UNKNOWN -> {
                if (there && !before.contains(WITHDRAWN)) {
                    put(name, with(before, WITHDRAWN), known, 0, 1);
                }
            }
        }
    }

    private void put(RecordName name, Set<String> possible, Known known, int changes, int maybe) {
        records.put(name, new Known(possible, known.changes() + changes, known.maybe() + maybe));
    }

    private static Set<String> with(Set<String> states, String another) {
        Set<String> all = new TreeSet<>(states);
        all.add(another);
        return all;
    }

    private void expect(boolean consistent, RecordName name, String what, Set<String> before) {
        if (!consistent) {
            contradictions.add(name.path() + " " + what + " (expected: one of " + before + ")");
        }
    }

    private void count(Outcome outcome) {
        switch (outcome) {
            case OK -> acknowledged.incrementAndGet();
            case REFUSED -> refused.incrementAndGet();
            case UNKNOWN -> unknown.incrementAndGet();
        }
    }
}
