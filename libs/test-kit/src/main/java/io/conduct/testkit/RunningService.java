package io.conduct.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * One running service on a broker and a store, on a free port, that trusts the tokens of {@link TestTokens}.
 *
 * <p>{@link #shared} is the one that tests should use: orgs or identifiers of their own keep them apart.
 */
public final class RunningService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LARGEST_ANSWER = 64 << 20;
    private static final Map<Class<?>, RunningService> SHARED = new ConcurrentHashMap<>();

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * The service of this JVM, on the shared broker and a database of its own: started at the first call, stopped at the
     * end.
     *
     * @param more properties as {@code name=value}; those of the first call count
     */
    public static RunningService shared(Class<?> application, String... more) {
        return SHARED.computeIfAbsent(application, service -> {
            String mongoUri = Store.shared().freshDatabase(service);
            return AtExit.close(start(service, mongoUri, Broker.shared().bootstrapServers(), more));
        });
    }

    /** Starts a service on these servers, with more properties as {@code name=value}. */
    public static RunningService start(Class<?> application, String mongoUri, String bootstrapServers, String... more) {
        return new RunningService(new SpringApplicationBuilder(application)
                .registerShutdownHook(false)
                .run(arguments(mongoUri, bootstrapServers, more)));
    }

    /** The command line of such a service. */
    public static String[] arguments(String mongoUri, String bootstrapServers, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "server.port=0",
                "spring.mongodb.uri=" + mongoUri,
                "spring.kafka.bootstrap-servers=" + bootstrapServers,
                "spring.security.oauth2.resourceserver.jwt.issuer-uri="
                        + TestTokens.shared().issuer(),
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                        + TestTokens.shared().jwkSetUri()));
        properties.addAll(List.of(more));
        return properties.stream().map(property -> "--" + property).toArray(String[]::new);
    }

    /** Where the service is, for example {@code http://127.0.0.1:40123}. */
    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** A bean of the service. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The service itself, for what is asked of the whole of it. */
    public ApplicationContext context() {
        return context;
    }

    /** A client of the service with a token of this client, org and scopes. */
    public WebTestClient client(String name, String org, String... scopes) {
        return client(TestTokens.shared().token(name, org, scopes));
    }

    /** A client of the service with this token. */
    public WebTestClient client(String token) {
        return anonymous()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    /** A client of the service without a token. */
    public WebTestClient anonymous() {
        return WebTestClient.bindToServer()
                .baseUrl(address())
                .responseTimeout(PATIENCE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .build();
    }

    /** Everything that is mapped to a method of a controller, each as {@code METHOD pattern}. */
    public Stream<String> mapped() {
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream()
                        .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + pattern)));
    }

    @Override
    public void close() {
        context.close();
    }
}
