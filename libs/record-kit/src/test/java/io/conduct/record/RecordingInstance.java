package io.conduct.record;

import io.conduct.record.domain.PersonalData;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.relay.RelayStep;
import io.conduct.testkit.RunningService;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;

/** One running instance of a recording service over {@link MeetingsForTests}, on a free port. */
public final class RecordingInstance implements AutoCloseable {

    /** Property: how many items an agenda may have; 3 when not given. */
    public static final String LONGEST_AGENDA = "test.longest-agenda";

    /** Property: the step at which the relay stops for good. */
    public static final String FAILPOINT = "test.failpoint";

    /** Property: whether the service keeps personal data, so that its quarantine is sealed. */
    public static final String PERSONAL_DATA = "test.personal-data";

    private static final String[] DEFAULTS = {
        "spring.config.import=classpath:conduct-record.yaml",
        "logging.level.de.bwaldvogel.mongo=ERROR",
        "conduct.record.path=meetings"
    };

    private final RunningService service;

    private RecordingInstance(RunningService service) {
        this.service = service;
    }

    /** The instance of this JVM, for tests that need no settings of their own and no empty store. */
    static RunningService shared() {
        return RunningService.shared(Service.class, DEFAULTS);
    }

    /** Starts an instance on these servers, with more properties as {@code name=value}. */
    public static RecordingInstance start(String mongoUri, String bootstrapServers, String... more) {
        return new RecordingInstance(
                RunningService.start(Service.class, mongoUri, bootstrapServers, withDefaults(more)));
    }

    /** The command line of such an instance. */
    static String[] arguments(String mongoUri, String bootstrapServers, String... more) {
        return RunningService.arguments(mongoUri, bootstrapServers, withDefaults(more));
    }

    private static String[] withDefaults(String... more) {
        return Stream.concat(Stream.of(DEFAULTS), Stream.of(more)).toArray(String[]::new);
    }

    /** Every scope a sender of meetings needs. */
    public static String[] scopes() {
        return new String[] {"meetings:read", "meetings:write"};
    }

    /** A bean of the instance. */
    public <T> T bean(Class<T> type) {
        return service.bean(type);
    }

    /** A client of the instance with this token. */
    public WebTestClient client(String token) {
        return service.client(token);
    }

    /** Where the instance is, for example {@code http://127.0.0.1:40123}. */
    public String address() {
        return service.address();
    }

    /** A client of the instance without a token. */
    public WebTestClient anonymous() {
        return service.anonymous();
    }

    @Override
    public void close() {
        service.close();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {

        @Bean
        RecordDomain<?> domain(Environment environment) {
            return new MeetingsForTests(environment.getProperty(LONGEST_AGENDA, Integer.class, 3));
        }

        /** Stops the relay for good at a step, and says so. */
        @Bean
        @ConditionalOnProperty(FAILPOINT)
        @SuppressWarnings("SystemOut")
        RelayStep.Witness failpoint(Environment environment) {
            RelayStep stop = environment.getRequiredProperty(FAILPOINT, RelayStep.class);
            return step -> {
                if (step == stop) {
                    System.out.println("FAILPOINT " + step);
                    new CompletableFuture<Void>().join();
                }
            };
        }

        @Bean
        @ConditionalOnProperty(PERSONAL_DATA)
        PersonalData personalData() {
            return new SealingForTests();
        }
    }
}
