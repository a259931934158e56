package io.conduct.gateway;

import io.conduct.testkit.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The authorization server takes a signing key back; whoever holds a token of it is let in for six minutes at most. */
class WithdrawnKeyIT {

    private static final String ORG = "congress.general-office";
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration KEYS_ARE_FRESH = Duration.ofMinutes(5);

    private final Watch watch = new Watch();
    private final TestTokens tokens = new TestTokens(watch);
    private DisposableServer upstream;
    private ConfigurableApplicationContext gateway;
    private WebTestClient client;

    @BeforeEach
    void start() {
        upstream = HttpServer.create()
                .host("127.0.0.1")
                .handle((request, response) -> response.sendString(Mono.just("[]")))
                .bindNow();
        gateway = new SpringApplicationBuilder(GatewayApplication.class)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean(Clock.class, () -> watch, bean -> bean.setPrimary(true)))
                .run(
                        "--server.port=0",
                        "--conduct.gateway.meetings=http://127.0.0.1:" + upstream.port(),
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + tokens.jwkSetUri());
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + gateway.getEnvironment().getRequiredProperty("local.server.port"))
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    @AfterEach
    void stop() {
        gateway.close();
        upstream.disposeNow();
        tokens.close();
    }

    @Test
    void refusesTokensOfAWithdrawnKeyAMinuteAfterTheNextOneIsSeenAndAfterSixInAnyCase() {
        String first = token();
        answers(first, 200);
        tokens.withdrawKey();
        String next = token();
        answers(next, 200);
        watch.pass(REMEMBERED);
        answers(first, 401);

        answers(next, 200);
        tokens.withdrawKey();
        watch.pass(REMEMBERED.plus(KEYS_ARE_FRESH));
        answers(next, 401);
    }

    private String token() {
        return tokens.token("office", ORG, "meetings:read");
    }

    private void answers(String token, int status) {
        client.get()
                .uri("/api/v1/meetings")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private static final class Watch extends Clock {

        @SuppressWarnings("TimeZoneUsage") // the tokens' dates are compared with it
        private volatile Instant now = Clock.systemUTC().instant();

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
