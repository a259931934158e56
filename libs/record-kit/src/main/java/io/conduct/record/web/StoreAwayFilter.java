package io.conduct.record.web;

import io.conduct.service.problem.Problem;
import io.conduct.service.problem.Problems;
import io.conduct.service.store.StoreWatch;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers 503 at once while the store is away, so that nothing piles up that waits for it. Comes after the check of the
 * token: a stranger learns nothing.
 */
final class StoreAwayFilter implements WebFilter, Ordered {

    private static final String RECORDS = "/api/";
    private static final Problem AWAY = Problems.unavailable("the record store is not available; send it again");

    private final StoreWatch watch;

    StoreAwayFilter(StoreWatch watch) {
        this.watch = watch;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean needsStore = exchange.getRequest().getPath().value().startsWith(RECORDS);
        return needsStore && watch.isAway() ? Mono.error(AWAY::asException) : chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
