package io.conduct.service.security;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Is told of every call that was refused before it came to an endpoint. */
@FunctionalInterface
public interface Refusals {

    /**
     * A call is refused.
     *
     * @param caller whose valid token does not allow it; null when there is no valid token
     * @param status 401 or 403
     */
    Mono<Void> refused(ServerWebExchange exchange, @Nullable Caller caller, int status);
}
