package io.conduct.contract;

import java.util.Arrays;
import java.util.Optional;

/** The three kinds of record, with the names each has on the wire. Renaming one breaks every reader. */
public enum RecordKind {
    /** 会议: placed in a period by the day it is held. */
    MEETING("meeting", "heldOn"),
    /** 公文: placed in a period by the day it is signed (签发日期). */
    DOCUMENT("document", "signedOn"),
    /** 信访: placed in a period by the day it is received. */
    PETITION("petition", "receivedOn");

    private final String singular;
    private final String businessDate;

    RecordKind(String singular, String businessDate) {
        this.singular = singular;
        this.businessDate = businessDate;
    }

    /** {@code meeting}, {@code document}, {@code petition}. */
    public String singular() {
        return singular;
    }

    /** The path segment and scope prefix: {@code meetings}, {@code documents}, {@code petitions}. */
    public String plural() {
        return singular + "s";
    }

    /** Property of the payload that holds the business date, an ISO local date. */
    public String businessDateProperty() {
        return businessDate;
    }

    /** The compacted topic that carries the public state of every record of this kind, for ever. */
    public String topic() {
        return "conduct." + plural();
    }

    /** CloudEvents {@code type} of its events. */
    public String eventType() {
        return "conduct." + singular + ".recorded.v1";
    }

    /** The kind that publishes to {@code topic}, if any does. */
    public static Optional<RecordKind> ofTopic(String topic) {
        return Arrays.stream(values())
                .filter(kind -> kind.topic().equals(topic))
                .findFirst();
    }

    /** The kind whose {@link #plural()} is {@code name}, if any. */
    public static Optional<RecordKind> ofPlural(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.plural().equals(name))
                .findFirst();
    }
}
