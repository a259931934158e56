package io.conduct.service.security;

import io.conduct.service.problem.Problems;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

/**
 * Checks tokens that came with a message and may be read long after it was sent. Issuer, audience and signature are
 * checked as for a request; the token must have been valid at the instant the message was taken in by a party that we
 * trust with the time, not at the instant we come to read it. Otherwise whatever waited while a service was down would
 * be refused although its sender did everything right.
 */
public final class DatedTokens {

    private final ReactiveJwtDecoder decoder;
    private final CallerAuthentication authentication;

    DatedTokens(ReactiveJwtDecoder undated, CallerAuthentication authentication) {
        this.decoder = new TokenDecoder(undated);
        this.authentication = authentication;
    }

    /** Tokens of the authorization server that requests are checked against, too. */
    public static DatedTokens of(OAuth2ResourceServerProperties properties, Clock clock) {
        OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
        return new DatedTokens(IssuedTokens.undated(jwt, clock), CallerAuthentication.of(jwt));
    }

    /**
     * The caller that {@code token} names, provided it was valid at {@code instant}. Fails with 401 when it was not, and
     * with 503 when that cannot be told now.
     */
    public Mono<Caller> callerAt(String token, Instant instant) {
        return decoder.decode(token)
                .filter(jwt -> isValidAt(jwt, instant))
                .flatMap(authentication::convert)
                .cast(JwtAuthenticationToken.class)
                .map(CallerAuthentication::callerOf)
                .onErrorMap(DatedTokens::isRefusal, failure -> unauthorized())
                .switchIfEmpty(Mono.error(DatedTokens::unauthorized));
    }

    private static boolean isValidAt(Jwt jwt, Instant instant) {
        JwtTimestampValidator validator = new JwtTimestampValidator();
        validator.setAllowEmptyExpiryClaim(false);
        validator.setClock(Clock.fixed(instant, ZoneOffset.UTC));
        return !validator.validate(jwt).hasErrors();
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof BadJwtException || failure instanceof AuthenticationException;
    }

    private static RuntimeException unauthorized() {
        return Problems.unauthorized("a bearer token that was valid when it was sent is needed")
                .asException();
    }
}
