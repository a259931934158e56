package io.conduct.aggregator.contribution;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers that go with an event into the quarantine, beside its own. */
public final class QuarantineHeaders {

    /** Why it was refused: a stable code. */
    public static final String REASON = "conduct-reason";
    /** What is wrong with it. */
    public static final String DETAIL = "conduct-detail";
    /** Where it came from, for example {@code conduct.meetings-0@17}. */
    public static final String SOURCE = "conduct-source";
    /** On a mark without bytes: the place in the quarantine of the event that was given another try. */
    public static final String RESUBMITTED = "conduct-resubmitted";

    private QuarantineHeaders() {}

    /** The topic of an origin: {@code conduct.meetings} of {@code conduct.meetings-0@17}. */
    public static String topicOf(String origin) {
        int partition = origin.lastIndexOf('-');
        return partition < 0 ? origin : origin.substring(0, partition);
    }

    /** The text of a header. */
    public static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
