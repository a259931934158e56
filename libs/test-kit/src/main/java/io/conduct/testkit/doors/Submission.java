package io.conduct.testkit.doors;

import java.nio.charset.StandardCharsets;

/**
 * What a sender wants recorded, however it sends it.
 *
 * @param org the org above those that each door has to itself
 * @param sourceId the sender's own name of the record
 * @param body the payload, which need not be JSON
 */
public record Submission(String org, String sourceId, String body) {

    /** A character that is another one at each door, for what no two orgs may share, such as the number of a document. */
    public static final String MARK = "門";

    /** Short, however long the record's name is: only that one may be what is wrong. */
    String eventId() {
        return "event-" + Integer.toHexString(sourceId.hashCode());
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    Submission through(Door door) {
        return new Submission(door.orgBelow(org), sourceId, body.replace(MARK, door.mark()));
    }
}
