package io.conduct.service.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;

/**
 * Refuses the start of a service that other machines can reach and whose secrets are those of a sample, or whose tokens
 * come from nobody that was named. A service that listens on loopback only is left alone.
 */
final class StartCheck implements InitializingBean {

    private static final String ADDRESS = "server.address";
    private static final String ISSUER = "CONDUCT_ISSUER";
    private static final String ISSUER_PROPERTY = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    private static final String ISSUER_OF_ONE_MACHINE = "http://localhost:9000";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    private static final List<String> SECRETS =
            List.of("conduct.aggregator.recount.client-secret", "spring.mongodb.password", "spring.mongodb.uri");
    /** What stands in for a secret in examples. */
    private static final List<String> SAMPLES =
            List.of("changeme", "change-me", "change_me", "replace-me", "sample", "example-secret", "password123");

    private final Environment settings;

    StartCheck(Environment settings) {
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        if (LOOPBACK.contains(settings.getProperty(ADDRESS, "0.0.0.0"))) {
            return;
        }
        boolean unnamed = settings.getProperty(ISSUER) == null
                && ISSUER_OF_ONE_MACHINE.equals(settings.getProperty(ISSUER_PROPERTY, ISSUER_OF_ONE_MACHINE));
        if (unnamed) {
            throw new IllegalStateException(
                    ISSUER + ": absent (expected: who issues the tokens, where other machines reach this service)");
        }
        SECRETS.forEach(this::refuseSample);
    }

    private void refuseSample(String name) {
        String value = settings.getProperty(name, "").toLowerCase(Locale.ROOT);
        if (SAMPLES.stream().anyMatch(value::contains)) {
            throw new IllegalStateException(name + ": holds the secret of a sample (expected: one of your own)");
        }
    }
}
