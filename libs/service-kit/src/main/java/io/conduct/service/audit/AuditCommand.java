package io.conduct.service.audit;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.SimpleReactiveMongoDatabaseFactory;

/**
 * {@code java -jar a-service.jar verify-audit}: follows the chain of the service's audit log from end to end, with the
 * settings that the service itself has, and without starting it.
 */
public final class AuditCommand {

    /** The argument that asks for it. */
    public static final String NAME = "verify-audit";

    private static final Logger LOG = LoggerFactory.getLogger(AuditCommand.class);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private AuditCommand() {}

    /** Only the settings of the service, none of its beans. */
    static final class Settings {}

    /** Whether it is asked for. */
    public static boolean isAsked(String... arguments) {
        return Arrays.asList(arguments).contains(NAME);
    }

    /** 0 when the log is intact, 1 when it is not; the first broken entry is in the log of this command. */
    public static int run(String log, String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(arguments)) {
            return verify(log, context.getEnvironment());
        }
    }

    @SuppressWarnings("TimeZoneUsage") // a clock is part of the log; nothing is written here
    private static int verify(String log, Environment settings) {
        ConnectionString uri = new ConnectionString(settings.getRequiredProperty("spring.mongodb.uri"));
        String folder = settings.getProperty("conduct.audit.anchors");
        List<Anchor> anchors =
                folder == null ? List.of() : Anchors.in(Path.of(folder), log).read();
        try (MongoClient client = MongoClients.create(uri)) {
            Verification found = Objects.requireNonNull(new AuditLog(template(client, uri), log, Clock.systemUTC())
                    .verify(anchors)
                    .block(PATIENCE));
            return tell(log, found);
        }
    }

    private static int tell(String log, Verification found) {
        if (found.isIntact()) {
            LOG.info(
                    "{}: intact, {} entries, {} anchors, head {}",
                    log,
                    found.entries(),
                    found.anchored().size(),
                    found.head());
            return 0;
        }
        LOG.error(
                "{}: BROKEN at entry {}: {}; intact before it: {} entries",
                log,
                found.firstBroken(),
                found.reason(),
                found.entries());
        return 1;
    }

    private static ReactiveMongoTemplate template(MongoClient client, ConnectionString uri) {
        String database = Objects.requireNonNull(uri.getDatabase(), "spring.mongodb.uri (expected: names a database)");
        return new ReactiveMongoTemplate(new SimpleReactiveMongoDatabaseFactory(client, database));
    }
}
