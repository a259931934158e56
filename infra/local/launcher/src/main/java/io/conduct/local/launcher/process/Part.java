package io.conduct.local.launcher.process;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The processes of the platform, in the order in which they start; they stop in the reverse order. */
public enum Part {
    /** Apache Kafka. */
    BROKER("broker", 9092, 256, 96),
    /** The MongoDB wire-protocol store. */
    STORE("store", 27_017, 384, 64),
    /** The OAuth 2.0 authorization server. */
    IDENTITY("identity", 9000, 128, 128),
    /** Counts what the recording services publish. */
    AGGREGATOR("aggregator-service", 8084, 256, 256),
    /** Records meetings. */
    MEETING("meeting-service", 8081, 192, 208),
    /** Records documents. */
    DOCUMENT("document-service", 8082, 192, 208),
    /** Records petitions. */
    PETITION("petition-service", 8083, 192, 208),
    /** The one door. */
    GATEWAY("gateway", 8080, 192, 160);

    /** Those with metrics of their own. */
    public static final Set<Part> SCRAPED =
            Collections.unmodifiableSet(EnumSet.of(AGGREGATOR, MEETING, DOCUMENT, PETITION, GATEWAY));

    private final String label;
    private final int usualPort;
    private final int heap;
    private final int metaspace;

    Part(String label, int usualPort, int heap, int metaspace) {
        this.label = label;
        this.usualPort = usualPort;
        this.heap = heap;
        this.metaspace = metaspace;
    }

    /** Names it in messages, log files, properties and on the command line. */
    public String label() {
        return label;
    }

    /** The port on 127.0.0.1 unless its property says another. */
    public int usualPort() {
        return usualPort;
    }

    /** The property that moves its port; 0 takes any free one. */
    public String portProperty() {
        return "conduct.port." + label;
    }

    /** What it may take. */
    public Memory memory() {
        return new Memory(heap, metaspace);
    }

    /** Whether it is a Spring Boot application, which answers on {@code /actuator/health}. */
    public boolean isApplication() {
        return this != BROKER && this != STORE;
    }

    /** How the line begins that a server prints when it serves. */
    public String readyLine() {
        return "READY " + label + " ";
    }

    /** Those that must be ready before it starts. */
    public Set<Part> needs() {
        return switch (this) {
            case BROKER, STORE, IDENTITY -> EnumSet.noneOf(Part.class);
            default -> EnumSet.of(BROKER, STORE);
        };
    }

    /** The part with this label. */
    public static Optional<Part> labelled(String label) {
        return Arrays.stream(values()).filter(part -> part.label.equals(label)).findFirst();
    }

    /**
     * The most a process may take.
     *
     * @param heap MiB of Java heap
     * @param metaspace MiB of class metadata; four fifths of it also bound the class archive that is made (JDK 25)
     */
    public record Memory(int heap, int metaspace) {}
}
