package io.conduct.service.security;

import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who is behind an exchange. */
public final class Callers {

    private Callers() {}

    /** The caller, once its token has been checked; empty without one. */
    public static Mono<Caller> of(ServerWebExchange exchange) {
        return exchange.getPrincipal().ofType(JwtAuthenticationToken.class).map(CallerAuthentication::callerOf);
    }
}
