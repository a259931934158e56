package io.conduct.record;

import io.conduct.testkit.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A {@link RecordingInstance} in a JVM of its own, so that it can be killed. */
public final class RecordingProcess {

    private RecordingProcess() {}

    /** Starts an instance with 256 MiB of heap on these servers; once it is up it says {@code port:} and its port. */
    public static ChildJvm start(String mongoUri, String bootstrapServers, String... more) {
        return start(mongoUri, bootstrapServers, List.of("-XX:TieredStopAtLevel=1"), more);
    }

    /** Starts such an instance with more options of the JVM. */
    public static ChildJvm start(String mongoUri, String bootstrapServers, List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.add("-Xmx256m");
        return ChildJvm.start(
                RecordingProcess.class, all, List.of(RecordingInstance.arguments(mongoUri, bootstrapServers, more)));
    }

    /** The process. */
    public static void main(String[] arguments) {
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(RecordingInstance.Service.class).run(arguments);
        System.out.println("port: " + context.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
