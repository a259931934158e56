package io.conduct.aggregator.bucket;

import io.conduct.contract.RecordKind;
import java.util.Arrays;
import java.util.List;

/** Names of the topics the aggregator reads and writes. */
public final class Topics {

    /** What each record adds, and the progress behind it; compacted. */
    public static final String FIGURES = "conduct.figures";
    /** Events that could not be counted, with their bytes and a reason; kept for ever. */
    public static final String QUARANTINE = "conduct.aggregator.quarantine";

    /** Events from the quarantine that are given another try, as they were; kept for ever. */
    public static final String RESUBMITTED = "conduct.aggregator.resubmitted";

    /** Which generation of figures is served and which is being built, with their catalogues; compacted. */
    public static final String GENERATIONS = "conduct.aggregator.generations";

    private Topics() {}

    /** The topics of the records. */
    public static List<String> sources() {
        return Arrays.stream(RecordKind.values()).map(RecordKind::topic).toList();
    }
}
