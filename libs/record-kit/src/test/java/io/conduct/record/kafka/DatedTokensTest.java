package io.conduct.record.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.service.problem.ProblemException;
import io.conduct.service.security.DatedTokens;
import io.conduct.testkit.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatedTokensTest {

    private static final String OFFICE = "congress.general-office";
    private static final Instant SENT = Instant.parse("2021-03-05T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(SENT, ZoneOffset.UTC);

    private final TestTokens server = new TestTokens(CLOCK);
    private final DatedTokens tokens = DatedTokens.of(properties(server.jwkSetUri()), CLOCK);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void takesATokenThatWasValidWhenItWasSentHoweverLateItIsRead() {
        String token = server.token("office", OFFICE, "meetings:write");

        assertThat(Objects.requireNonNull(tokens.callerAt(token, SENT.plus(Duration.ofMinutes(59)))
                                .block())
                        .org())
                .isEqualTo(OFFICE);
        assertThat(status(token, SENT.plus(Duration.ofHours(2)))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "unsigned", "stranger", "audience", "issuer", "no org", "garbage"})
    void refusesEveryTokenThatARequestWouldBeRefusedWith(String kind) {
        String token = switch (kind) {
            case "expired" -> server.expiredToken("office", OFFICE, "meetings:write");
            case "unsigned" -> server.unsignedToken("office", OFFICE, "meetings:write");
            case "stranger" -> server.wronglySignedToken("office", OFFICE, "meetings:write");
            case "audience" -> server.tokenForAnotherAudience("office", OFFICE, "meetings:write");
            case "issuer" -> server.tokenOfAnotherIssuer("office", OFFICE, "meetings:write");
            case "no org" -> server.tokenWithoutOrg("office", "meetings:write");
            default -> "garbage";
        };

        assertThat(status(token, SENT)).isEqualTo(401);
    }

    @Test
    void saysThatItCannotTellWhileTheKeysCannotBeHad() {
        DatedTokens cutOff = DatedTokens.of(properties("http://127.0.0.1:1/oauth2/jwks"), CLOCK);
        String token = server.token("office", OFFICE, "meetings:write");

        assertThatThrownBy(() -> cutOff.callerAt(token, SENT).block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem().status()).isEqualTo(503));
    }

    private int status(String token, Instant instant) {
        return tokens.callerAt(token, instant)
                .map(caller -> 200)
                .onErrorResume(
                        ProblemException.class,
                        failure -> Mono.just(failure.problem().status()))
                .blockOptional()
                .orElse(0);
    }

    private OAuth2ResourceServerProperties properties(String jwkSetUri) {
        OAuth2ResourceServerProperties properties = new OAuth2ResourceServerProperties();
        properties.getJwt().setIssuerUri(server.issuer());
        properties.getJwt().setJwkSetUri(jwkSetUri);
        properties.getJwt().setAudiences(List.of(TestTokens.AUDIENCE));
        properties.getJwt().setJwsAlgorithms(List.of("RS256"));
        return properties;
    }
}
