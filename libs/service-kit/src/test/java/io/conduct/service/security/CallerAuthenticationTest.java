package io.conduct.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.test.StepVerifier;

class CallerAuthenticationTest {

    private static final String ACCOUNT = "0b6e7a52-5f0e-4c0e-9a57-9a0f3a1c2d3e";

    @Test
    void namesTheClientByTheClaimThatWasSet() {
        Jwt token = token().claim("client_id", "general-office").build();

        assertThat(callerOf("client_id", token))
                .isEqualTo(new Caller("general-office", "congress", Set.of("meetings:read")));
    }

    @Test
    void namesTheClientByTheSubjectWhereTheClaimIsMissing() {
        assertThat(callerOf("client_id", token().build()).client()).isEqualTo(ACCOUNT);
    }

    @Test
    void refusesATokenWithoutAnOrg() {
        Jwt token =
                Jwt.withTokenValue("token").header("alg", "RS256").subject("a").build();

        StepVerifier.create(new CallerAuthentication("sub").convert(token))
                .verifyError(InvalidBearerTokenException.class);
    }

    private static Jwt.Builder token() {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject(ACCOUNT)
                .claim("org", "congress")
                .claim("scope", "meetings:read");
    }

    private static Caller callerOf(String clientClaim, Jwt token) {
        return CallerAuthentication.callerOf((JwtAuthenticationToken) Objects.requireNonNull(
                new CallerAuthentication(clientClaim).convert(token).block()));
    }
}
