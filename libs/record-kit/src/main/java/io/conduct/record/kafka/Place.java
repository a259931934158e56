package io.conduct.record.kafka;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.Uuid;

/**
 * Where on Kafka a record is. A topic that was deleted and made again has the same name and other records, so its own id
 * belongs to the place.
 *
 * @param topic the topic's name
 * @param topicId the topic's id
 * @param partition the partition
 * @param offset the offset in the partition
 */
record Place(String topic, Uuid topicId, int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("(\\S+)-(\\d{1,9})@(\\d{1,18}) in (\\S{22})(?:,.*)?");

    /** Reads back an {@link #origin}, whatever follows it; empty when it is that of another door. */
    static Optional<Place> ofOrigin(String origin) {
        Matcher matcher = FORM.matcher(origin);
        return matcher.matches()
                ? Optional.of(new Place(
                        matcher.group(1),
                        Uuid.fromString(matcher.group(4)),
                        Integer.parseInt(matcher.group(2)),
                        Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    /** The place as it is kept with what came from it. */
    String origin() {
        return topic + "-" + partition + "@" + offset + " in " + topicId;
    }

    /** The place as a name in a path. */
    String id() {
        return topic + "-" + partition + "-" + offset + "-" + topicId;
    }

    /** Whether this is {@code other} or behind it in the same partition. */
    boolean isAtOrAfter(Place other) {
        return topicId.equals(other.topicId) && partition == other.partition && offset >= other.offset;
    }
}
