package io.conduct.gateway.resilience;

import io.conduct.gateway.route.Routes;
import io.conduct.service.log.RequestLog;
import io.conduct.service.problem.Problems;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.function.Function;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Stands before every call to a service, until its answer begins. Passes nothing on to a service that fails all the time
 * or has too many calls waiting, and repeats nothing: whether a call may be repeated is for its sender to say.
 */
final class ServiceGuard implements GlobalFilter, Ordered {

    /** After the target is known, before the call. */
    private static final int ORDER = 10_100;

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    ServiceGuard(CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
        this.breakers = breakers;
        this.bulkheads = bulkheads;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        String service = Routes.serviceOf(route);
        Function<Throwable, Throwable> answer = failure -> answer(exchange, failure);
        return chain.filter(exchange)
                .transformDeferred(CircuitBreakerOperator.of(breakers.circuitBreaker(service)))
                .transformDeferred(BulkheadOperator.of(bulkheads.bulkhead(service)))
                .onErrorMap(answer);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    private static Throwable answer(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof CallNotPermittedException) {
            return Problems.unavailable("the service behind this path is not available; send it again")
                    .asException();
        }
        if (failure instanceof BulkheadFullException) {
            return Problems.unavailable("too many calls wait for the service behind this path; send it again")
                    .asException();
        }
        return UpstreamFailure.problemOf(exchange.getRequest().getMethod(), failure)
                .<Throwable>map(problem -> {
                    RequestLog.failed(exchange, failure, false);
                    return problem.asException();
                })
                .orElse(failure);
    }
}
