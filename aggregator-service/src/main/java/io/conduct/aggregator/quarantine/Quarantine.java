package io.conduct.aggregator.quarantine;

import java.util.List;
import java.util.Map;

/** What could not be counted. */
public interface Quarantine {

    /** Every event that waits there, the oldest first. */
    List<QuarantinedEvent> events();

    /** How many wait, by the topic they came from; 0 for a record topic without any. */
    Map<String, Long> counts();
}
