package io.conduct.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.conduct.service.problem.ProblemWriter;
import io.conduct.service.problem.Problems;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers 429 to a client that calls more often than it may, and says when to come back. Whoever cannot be told from
 * others is refused. Comes after the tokens are checked, so that nobody spends what is another client's.
 */
final class RateFilter implements WebFilter, Ordered {

    /** After Spring Security's chain (-100). */
    private static final int AFTER_TOKENS = -50;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final LoadingCache<String, Bucket> clients;
    private final LoadingCache<String, Bucket> addresses;
    private final ProblemWriter problems;

    RateFilter(Rates rates, ProblemWriter problems) {
        this.clients = buckets(rates.clientBurst(), rates.clientPerMinute(), rates.remembered());
        this.addresses = buckets(rates.anonymousBurst(), rates.anonymousPerMinute(), rates.remembered());
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return AFTER_TOKENS;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .map(clients::get)
                .switchIfEmpty(Mono.fromSupplier(() -> ofAddress(exchange)))
                .map(bucket -> bucket.tryConsumeAndReturnRemaining(1))
                .map(RateFilter::waitSeconds)
                .defaultIfEmpty(LONGEST_WAIT.toSeconds())
                .flatMap(wait -> wait == 0
                        ? chain.filter(exchange)
                        : problems.write(exchange, Problems.tooOften(Math.toIntExact(wait))));
    }

    private @Nullable Bucket ofAddress(ServerWebExchange exchange) {
        InetSocketAddress address = exchange.getRequest().getRemoteAddress();
        return address == null || address.getAddress() == null
                ? null
                : addresses.get(address.getAddress().getHostAddress());
    }

    /** Whole seconds until the next call is allowed; 0 when this one is. */
    private static long waitSeconds(ConsumptionProbe probe) {
        return probe.isConsumed()
                ? 0
                : Math.min(
                        LONGEST_WAIT.toSeconds(), 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
    }

    private static LoadingCache<String, Bucket> buckets(long burst, long perMinute, int most) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
    }
}
