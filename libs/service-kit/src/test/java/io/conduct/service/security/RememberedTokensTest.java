package io.conduct.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RememberedTokensTest {

    private static final Instant NOON = Instant.parse("2021-03-05T12:00:00Z");

    private final Watch watch = new Watch();
    private final AtomicInteger verifications = new AtomicInteger();
    private final RememberedTokens tokens = new RememberedTokens(this::verify, watch);

    @Test
    void verifiesATokenOnceForManyRequests() {
        accept("token");
        accept("token");
        accept("another");

        assertThat(verifications).hasValue(2);
    }

    @Test
    void verifiesATokenAgainAfterAMinute() {
        accept("token");
        watch.pass(RememberedTokens.REMEMBERED);
        accept("token");

        assertThat(verifications).hasValue(2);
    }

    @Test
    void refusesARememberedTokenThatHasExpired() {
        accept("brief");
        watch.pass(Duration.ofSeconds(50));

        StepVerifier.create(tokens.decode("brief"))
                .expectError(JwtValidationException.class)
                .verify();
        assertThat(verifications).hasValue(1);
    }

    @Test
    void remembersNoRefusal() {
        StepVerifier.create(tokens.decode("forged"))
                .expectError(BadJwtException.class)
                .verify();
        StepVerifier.create(tokens.decode("forged"))
                .expectError(BadJwtException.class)
                .verify();

        assertThat(verifications).hasValue(2);
    }

    private void accept(String token) {
        StepVerifier.create(tokens.decode(token)).expectNextCount(1).verifyComplete();
    }

    /** A brief token expired 30 seconds ago, within the tolerance of 60 seconds. */
    private Mono<Jwt> verify(String token) {
        verifications.incrementAndGet();
        if (token.equals("forged")) {
            return Mono.error(new BadJwtException("signature"));
        }
        Instant expiry = token.equals("brief") ? NOON.minusSeconds(30) : NOON.plus(Duration.ofHours(1));
        return Mono.just(Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("sender")
                .expiresAt(expiry)
                .build());
    }

    private static final class Watch extends Clock {

        private Instant now = NOON;

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
