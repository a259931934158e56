package io.conduct.aggregator.edition;

import io.conduct.aggregator.readmodel.RecordRow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The records behind a metric in a period.
 *
 * @param metric the metric, one that is counted from records
 * @param rows the records, by {@link CountedRow#record()}
 */
record Evidence(String metric, List<CountedRow> rows) {

    Evidence {
        rows = rows.stream()
                .sorted(Comparator.comparing(CountedRow::record).thenComparing(CountedRow::day))
                .toList();
    }

    /**
     * One record's part.
     *
     * @param record {@code org/sourceId}
     * @param version the version that counts
     * @param day the day it counts on
     * @param value what it adds, in the metric's smallest unit
     */
    record CountedRow(String record, long version, String day, long value) {

        static CountedRow of(RecordRow row) {
            return new CountedRow(
                    row.position().org() + "/" + row.position().sourceId(),
                    row.version(),
                    row.position().day().toString(),
                    row.value());
        }

        /** The record's leaf in the Merkle tree. */
        String leaf() {
            return record + "@" + version;
        }
    }

    /** With the rows of another part of it. */
    Evidence with(Evidence more) {
        return new Evidence(
                metric, Stream.concat(rows.stream(), more.rows().stream()).toList());
    }

    /** The leaves of the tree in their order. */
    List<String> leaves() {
        return rows.stream().map(CountedRow::leaf).sorted().toList();
    }

    String merkleRoot() {
        return MerkleTree.root(leaves());
    }
}
