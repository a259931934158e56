package io.conduct.document.series;

import io.conduct.contract.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one code and year that were recorded within one org. Gaps are usual (cancelled, secret or late documents),
 * so the highest number is not the count.
 *
 * @param org the org within whose subtree was looked
 * @param code the issuer's code (机关代字)
 * @param year the year
 * @param count documents that carry a number of the series (件)
 * @param highest the highest sequence; null when there is none
 * @param missing sequences from 1 to the highest that no document carries (个)
 * @param gaps where they are, in order
 * @param duplicates sequences that more than one document carries, in order
 */
public record NumberSeries(
        String org,
        String code,
        int year,
        int count,
        @Nullable Integer highest,
        int missing,
        List<Gap> gaps,
        List<Duplicate> duplicates) {

    /** Takes a copy of the lists. */
    public NumberSeries {
        gaps = List.copyOf(gaps);
        duplicates = List.copyOf(duplicates);
    }

    /**
     * Sequences without a document.
     *
     * @param from the first
     * @param to the last
     */
    public record Gap(int from, int to) {}

    /**
     * A sequence with more than one document.
     *
     * @param sequence the sequence
     * @param documents who carries it, by org and sourceId
     */
    public record Duplicate(int sequence, List<RecordId> documents) {

        /** Takes a copy of the list. */
        public Duplicate {
            documents = List.copyOf(documents);
        }
    }

    /** The series that {@code documents} make up, by sequence. */
    static NumberSeries of(String org, String code, int year, Map<Integer, Collection<RecordId>> documents) {
        NavigableMap<Integer, Collection<RecordId>> inOrder = new TreeMap<>(documents);
        Integer highest = inOrder.isEmpty() ? null : inOrder.lastKey();
        return new NumberSeries(
                org,
                code,
                year,
                inOrder.values().stream().mapToInt(Collection::size).sum(),
                highest,
                highest == null ? 0 : highest - inOrder.size(),
                gapsIn(inOrder),
                inOrder.entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .map(entry -> new Duplicate(entry.getKey(), List.copyOf(entry.getValue())))
                        .toList());
    }

    private static List<Gap> gapsIn(NavigableMap<Integer, ?> documents) {
        List<Gap> gaps = new ArrayList<>();
        int expected = 1;
        for (int sequence : documents.keySet()) {
            if (sequence > expected) {
                gaps.add(new Gap(expected, sequence - 1));
            }
            expected = sequence + 1;
        }
        return gaps;
    }
}
