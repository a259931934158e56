package io.conduct.service.security;

import io.conduct.service.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Tells a bad token from one that cannot be checked: when the authorization server's keys cannot be had, the sender did
 * nothing wrong and is asked to try again (503), neither refused (401) nor told of a fault (500).
 */
final class TokenDecoder implements ReactiveJwtDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(TokenDecoder.class);

    private final ReactiveJwtDecoder decoder;

    TokenDecoder(ReactiveJwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return decoder.decode(token).onErrorMap(failure -> !(failure instanceof BadJwtException), failure -> {
            LOG.warn("token cannot be checked: {}", failure.getClass().getSimpleName());
            return Problems.unavailable("tokens cannot be checked at the moment; send it again")
                    .asException();
        });
    }
}
