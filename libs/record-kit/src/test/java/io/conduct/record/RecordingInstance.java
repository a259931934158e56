package io.conduct.record;

import io.conduct.record.domain.PersonalData;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.relay.RelayStep;
import io.conduct.testkit.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** One running instance of a recording service over {@link MeetingsForTests}, on a free port. */
public final class RecordingInstance implements AutoCloseable {

    /** Property: how many items an agenda may have; 3 when not given. */
    public static final String LONGEST_AGENDA = "test.longest-agenda";

    /** Property: the step at which the relay stops for good. */
    public static final String FAILPOINT = "test.failpoint";

    /** Property: whether the service keeps personal data, so that its quarantine is sealed. */
    public static final String PERSONAL_DATA = "test.personal-data";

    private final ConfigurableApplicationContext context;

    private RecordingInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts an instance on these servers, with more properties as {@code name=value}. */
    public static RecordingInstance start(String mongoUri, String bootstrapServers, String... more) {
        return new RecordingInstance(
                new SpringApplicationBuilder(Service.class).run(arguments(mongoUri, bootstrapServers, more)));
    }

    /** The command line of such an instance. */
    static String[] arguments(String mongoUri, String bootstrapServers, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "spring.config.import=classpath:conduct-record.yaml",
                "spring.mongodb.uri=" + mongoUri,
                "spring.kafka.bootstrap-servers=" + bootstrapServers,
                "server.port=0",
                "logging.level.de.bwaldvogel.mongo=ERROR",
                "conduct.record.path=meetings",
                "spring.security.oauth2.resourceserver.jwt.issuer-uri="
                        + TestTokens.shared().issuer(),
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                        + TestTokens.shared().jwkSetUri()));
        properties.addAll(List.of(more));
        return properties.stream().map(property -> "--" + property).toArray(String[]::new);
    }

    /** Every scope a sender of meetings needs. */
    public static String[] scopes() {
        return new String[] {"meetings:read", "meetings:write"};
    }

    /** A bean of the instance. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A bean of the instance by its name. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** A client of the instance with this token. */
    public WebTestClient client(String token) {
        return anonymous()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    /** Where the instance is, for example {@code http://127.0.0.1:40123}. */
    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** A client of the instance without a token. */
    public WebTestClient anonymous() {
        return WebTestClient.bindToServer()
                .baseUrl(address())
                .responseTimeout(Duration.ofSeconds(60))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
                .build();
    }

    @Override
    public void close() {
        context.close();
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
