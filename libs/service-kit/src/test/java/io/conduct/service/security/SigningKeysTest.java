package io.conduct.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jwt.SignedJWT;
import io.conduct.testkit.TestTokens;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private final Watch watch = new Watch();
    private final TestTokens server = new TestTokens(watch);
    private final SigningKeys keys = new SigningKeys(server.jwkSetUri(), watch);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksOnceForManyTokens() {
        assertThat(believes(token())).isTrue();
        assertThat(believes(token())).isTrue();

        assertThat(server.questions()).isEqualTo(1);
    }

    @Test
    void believesAWithdrawnKeyForFiveMinutesAtMost() {
        SignedJWT token = token();
        assertThat(believes(token)).isTrue();
        server.withdrawKey();

        watch.pass(SigningKeys.FRESH.minusMillis(1));
        assertThat(believes(token)).isTrue();
        watch.pass(Duration.ofMillis(2));
        assertThat(believes(token)).isFalse();
    }

    @Test
    void asksAtOnceForAKeyThatItDoesNotKnowAndForgetsTheOneThatWasWithdrawn() {
        SignedJWT before = token();
        assertThat(believes(before)).isTrue();
        server.withdrawKey();

        assertThat(believes(token())).isTrue();
        assertThat(believes(before)).isFalse();
    }

    @Test
    void asksAFewTimesHoweverManyTokensOfUnknownKeysCome() {
        SignedJWT stranger = token();
        server.withdrawKey();

        for (int i = 0; i < 50; i++) {
            assertThat(believes(stranger)).isFalse();
        }

        assertThat(server.questions()).isLessThan(5);
        assertThat(believes(token())).isTrue();
    }

    @Test
    void keepsTheLastKeysForAWhileWhenTheServerIsAwayAndSaysSoWhenItHasNone() {
        SignedJWT token = token();
        assertThat(believes(token)).isTrue();
        server.close();

        watch.pass(SigningKeys.FRESH.plusSeconds(1));
        assertThat(believes(token)).isTrue();
        watch.pass(SigningKeys.KEPT_IN_AN_OUTAGE);
        assertThatThrownBy(() -> believes(token)).hasCauseInstanceOf(KeySourceException.class);
    }

    private boolean believes(SignedJWT token) {
        return Boolean.TRUE.equals(keys.of(token).hasElements().block());
    }

    private SignedJWT token() {
        try {
            return SignedJWT.parse(server.token("office", "congress.general-office"));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Watch extends Clock {

        private Instant now = Instant.parse("2021-03-05T12:00:00Z");

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
