package io.conduct.bench.result;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.springframework.boot.SpringBootVersion;

/** What a run runs on. */
public final class Machine {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final long GIBIBYTE = 1L << 30;

    private Machine() {}

    /** Hardware and versions. */
    public static Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("machine:", SYSTEM.getAvailableProcessors() + " cores of " + processor());
        facts.put("memory", SYSTEM.getTotalMemorySize() / GIBIBYTE + " GiB");
        facts.put(SYSTEM.getName(), SYSTEM.getVersion());
        facts.put("Java", Runtime.version().toString());
        facts.put("Spring Boot", Objects.requireNonNullElse(SpringBootVersion.getVersion(), ""));
        facts.put("Kafka", AppInfoParser.getVersion());
        facts.put("load average at the start", Numbers.plain(SYSTEM.getSystemLoadAverage()));
        return facts;
    }

    private static String processor() {
        if (!Files.isReadable(PROCESSORS)) {
            return SYSTEM.getArch();
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(SYSTEM::getArch);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
