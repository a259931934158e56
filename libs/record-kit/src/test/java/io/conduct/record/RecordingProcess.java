package io.conduct.record;

import io.conduct.testkit.ChildJvm;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A {@link RecordingInstance} in a JVM of its own, so that it can be killed. */
public final class RecordingProcess {

    private RecordingProcess() {}

    /** Starts an instance on these servers; it may take a while until it does anything. */
    public static ChildJvm start(String mongoUri, String bootstrapServers, String... more) {
        List<String> arguments = List.of(RecordingInstance.arguments(mongoUri, bootstrapServers, more));
        return ChildJvm.start(RecordingProcess.class, List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), arguments);
    }

    /** The process. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(RecordingInstance.Service.class).run(arguments);
    }
}
