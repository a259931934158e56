package io.conduct.bench.chapter;

import io.conduct.local.launcher.process.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Where processes spent their time: each sample goes to the first frame, from the top, that belongs to someone known. */
final class Profile {
    /** The processes that are profiled. */
    static final List<Part> PARTS = List.of(Part.GATEWAY, Part.MEETING, Part.STORE, Part.AGGREGATOR);

    private static final Map<String, String> OWNERS = owners();
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final int MOST_METHODS = 12;

    private Profile() {}

    /** The option that makes a process record itself. */
    static String option(Path folder, Part part) {
        return "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file(folder, part);
    }

    private static Path file(Path folder, Part part) {
        return folder.resolve("profile-" + part.label() + ".jfr");
    }

    /** Shares by owner, and the methods on top most often, of a process that has ended. */
    static String summary(Path folder, Part part) throws IOException {
        Map<String, Integer> owners = new HashMap<>();
        Map<String, Integer> methods = new HashMap<>();
        int samples = 0;
        try (RecordingFile recording = new RecordingFile(file(folder, part))) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
                    samples++;
                    List<RecordedFrame> frames = event.getStackTrace().getFrames();
                    owners.merge(owner(frames), 1, Integer::sum);
                    methods.merge(name(frames.get(0)), 1, Integer::sum);
                }
            }
        }
        return part.label() + ", " + samples + " samples: " + shares(owners, samples, owners.size()) + "; on top: "
                + shares(methods, samples, MOST_METHODS);
    }

    private static String owner(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String found = ownerOf(frame.getMethod().getType().getName());
            if (found != null) {
                return found;
            }
        }
        return "JDK";
    }

    private static @Nullable String ownerOf(String type) {
        return OWNERS.entrySet().stream()
                .filter(owner -> type.startsWith(owner.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String name(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }

    private static String shares(Map<String, Integer> counts, int all, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .map(count -> String.format(Locale.ROOT, "%s %.0f %%", count.getKey(), 100.0 * count.getValue() / all))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> owners() {
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put("com.mongodb", "store driver");
        owners.put("org.bson", "BSON");
        owners.put("org.springframework.data", "Spring Data");
        owners.put("com.networknt", "JSON Schema");
        owners.put("tools.jackson", "JSON");
        owners.put("com.fasterxml.jackson", "JSON");
        owners.put("io.cloudevents", "CloudEvents");
        owners.put("org.rocksdb", "RocksDB");
        owners.put("org.apache.kafka", "Kafka");
        owners.put("net.jpountz", "Kafka");
        owners.put("io.netty", "Netty");
        owners.put("reactor.netty", "Netty");
        owners.put("org.springframework.security", "Spring Security");
        owners.put("com.nimbusds", "Spring Security");
        owners.put("org.springframework.cloud", "Spring Cloud Gateway");
        owners.put("org.springframework", "Spring");
        owners.put("dev.cel", "CEL");
        owners.put("reactor", "Reactor");
        owners.put("io.micrometer", "Micrometer");
        owners.put("io.conduct", "own code");
        return owners;
    }
}
