package io.conduct.aggregator.bucket;

/**
 * A partition of a record topic.
 *
 * @param topic the topic
 * @param partition its partition, 0 or more
 */
public record SourcePartition(String topic, int partition) implements Comparable<SourcePartition> {

    @Override
    public int compareTo(SourcePartition other) {
        int byTopic = topic.compareTo(other.topic);
        return byTopic == 0 ? Integer.compare(partition, other.partition) : byTopic;
    }

    /** For example {@code conduct.meetings-0}. */
    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
