package io.conduct.service.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers for a minute which tokens were verified: a sender uses one for many requests, and a signature is dear to check.
 * A token that has expired meanwhile is refused all the same; a signing key that was withdrawn counts for that minute more.
 */
final class RememberedTokens implements ReactiveJwtDecoder {

    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final ReactiveJwtDecoder decoder;
    private final JwtTimestampValidator dates = new JwtTimestampValidator();
    private final Cache<String, Jwt> verified;

    RememberedTokens(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        dates.setClock(clock);
        verified = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return Mono.defer(() -> {
            Jwt known = verified.getIfPresent(token);
            return known == null
                    ? decoder.decode(token).doOnNext(jwt -> verified.put(token, jwt))
                    : datedRightly(known);
        });
    }

    private Mono<Jwt> datedRightly(Jwt known) {
        OAuth2TokenValidatorResult checked = dates.validate(known);
        return checked.hasErrors()
                ? Mono.error(new JwtValidationException("the token is out of date", checked.getErrors()))
                : Mono.just(known);
    }
}
