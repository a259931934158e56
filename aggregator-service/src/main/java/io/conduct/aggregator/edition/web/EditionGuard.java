package io.conduct.aggregator.edition.web;

import io.conduct.aggregator.edition.EditionAttempts;
import io.conduct.service.problem.Problems;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** An edition cannot be changed or removed: who tries is answered 405 and remembered. */
@Component
@Order(0)
class EditionGuard implements WebFilter {

    private static final Pattern EDITIONS = Pattern.compile("/api/v1/reports/[^/]+/editions(/.*)?");
    private static final Set<HttpMethod> CHANGES = Set.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final EditionAttempts attempts;

    EditionGuard(EditionAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpMethod method = exchange.getRequest().getMethod();
        String path = exchange.getRequest().getPath().value();
        if (!CHANGES.contains(method) || !EDITIONS.matcher(path).matches()) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().setAllow(Set.of(HttpMethod.GET, HttpMethod.HEAD));
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .flatMap(token -> attempts.remember(
                        token.getName(),
                        Objects.requireNonNullElse(token.getToken().getClaimAsString("org"), ""),
                        method.name(),
                        path))
                .then(Mono.error(() -> Problems.ofStatus(
                                405, "Not changeable", "an edition is frozen (expected: a new edition with a reason)")
                        .asException()));
    }
}
