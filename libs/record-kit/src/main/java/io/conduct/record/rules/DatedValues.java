package io.conduct.record.rules;

import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that is written in rule files and is no limit: classes, quotas, deadlines, what counts. What holds for a
 * record is what held on its business date, for its own org or the nearest org above, before what holds everywhere.
 *
 * @param <T> what holds, an immutable value whose text says everything about it
 */
public final class DatedValues<T> {

    private final List<Dated<T>> values;

    private DatedValues(List<Dated<T>> values) {
        this.values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param validity where and when it holds
     * @param value what holds
     * @param <T> its type
     */
    public record Dated<T>(Validity validity, T value) {}

    /**
     * Reads entries, such as a section of {@link RuleFiles}, that have {@code properties} besides those of a
     * {@link Validity}.
     *
     * @throws DataFileException when one has an error, or two of one org hold on the same day; the message names file,
     *     line and reason
     */
    public static <T> DatedValues<T> read(
            List<DataNode> entries, Set<String> properties, Function<DataNode, T> reading) {
        String[] others = properties.stream().sorted().toArray(String[]::new);
        List<Dated<T>> read =
                DataFile.readAll(entries, entry -> new Dated<>(Validity.read(entry, others), reading.apply(entry)));
        List<Dated<T>> values = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            Validity validity = read.get(i).validity();
            if (values.stream().anyMatch(earlier -> earlier.validity().overlaps(validity))) {
                throw entries.get(i)
                        .error("from " + validity.from() + " (expected: no day on which another of this org holds)");
            }
            values.add(read.get(i));
        }
        return new DatedValues<>(values);
    }

    /** What holds for {@code org} on {@code day}, with the rule it comes from. */
    public Optional<Dated<T>> find(String org, LocalDate day) {
        return values.stream()
                .filter(dated ->
                        dated.validity().isInForceOn(day) && dated.validity().isFor(org))
                .max(Comparator.comparingInt(dated -> dated.validity().nearness()));
    }

    /** What holds for {@code org} on {@code day}. */
    public Optional<T> valueFor(String org, LocalDate day) {
        return find(org, day).map(Dated::value);
    }

    /** Changes when any value does; in hex. */
    public String digest() {
        return RuleDigest.of(values);
    }
}
