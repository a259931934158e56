package io.conduct.service.audit;

import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import io.conduct.service.security.Callers;
import io.conduct.service.security.Refusals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Notes who changed something, who was refused, and what came of it. It names the path of a call and its org, and
 * nothing else of it. A record's own history says what was changed; the log says so once more, in one chain for all.
 */
final class AuditTrail implements WebFilter, Refusals, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    /** After Spring Security's chain (-100), so that the caller is known. */
    private static final int AFTER_TOKENS = -40;

    private static final int LONGEST_SUBJECT = 300;
    private static final String NOBODY = "-";
    private static final Caller UNKNOWN = new Caller(NOBODY, NOBODY, Set.of());

    private final AuditLog log;
    private final AuditRules rules;
    private final RefusalBudget budget;
    private final Counter lost;

    AuditTrail(AuditLog log, AuditRules rules, RefusalBudget budget, MeterRegistry meters) {
        this.log = log;
        this.rules = rules;
        this.budget = budget;
        this.lost = Counter.builder("conduct.audit.lost")
                .description("entries that could not be written to the audit log")
                .register(meters);
    }

    @Override
    public int getOrder() {
        return AFTER_TOKENS;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpMethod method = exchange.getRequest().getMethod();
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        boolean act = rules.isAct(method, path);
        return Callers.of(exchange).defaultIfEmpty(UNKNOWN).flatMap(caller -> {
            exchange.getResponse().beforeCommit(() -> outcome(exchange, caller, act, rules.isChange(method, path)));
            return act
                    ? log.append(event(exchange, caller, "REQUESTED"))
                            .onErrorMap(failure -> Problems.unavailable("the audit log is not available")
                                    .asException())
                            .then(chain.filter(exchange))
                    : chain.filter(exchange);
        });
    }

    /** A refusal before the call came to its endpoint. */
    @Override
    public Mono<Void> refused(ServerWebExchange exchange, @Nullable Caller caller, int status) {
        return note(exchange, caller == null ? UNKNOWN : caller, status);
    }

    private Mono<Void> outcome(ServerWebExchange exchange, Caller caller, boolean act, boolean change) {
        HttpStatusCode answered = exchange.getResponse().getStatusCode();
        int status = answered == null ? 200 : answered.value();
        if (status == 401 || status == 403) {
            return note(exchange, caller, status);
        }
        if (!change) {
            return Mono.empty();
        }
        Mono<Void> written = written(event(exchange, caller, "ANSWERED_" + status));
        if (act) {
            return written;
        }
        written.subscribe();
        return Mono.empty();
    }

    /** At most so many a second, so that nobody fills the store by being refused; the rest is counted in the next. */
    private Mono<Void> note(ServerWebExchange exchange, Caller caller, int status) {
        long unnoted = budget.take();
        if (unnoted < 0) {
            return Mono.empty();
        }
        String more = unnoted == 0 ? "" : "_AND_" + unnoted + "_MORE_REFUSALS_BEFORE";
        written(event(exchange, caller, "REFUSED_" + status + more)).subscribe();
        return Mono.empty();
    }

    private Mono<Void> written(AuditEvent event) {
        return log.append(event)
                .timeout(Duration.ofSeconds(10))
                .doOnError(failure -> {
                    lost.increment();
                    LOG.error(
                            "not in the audit log ({}): {} {} {}",
                            failure.getClass().getSimpleName(),
                            event.client(),
                            event.action(),
                            event.outcome());
                })
                .onErrorComplete()
                .then();
    }

    private static AuditEvent event(ServerWebExchange exchange, Caller caller, String outcome) {
        String path = exchange.getRequest().getPath().value();
        String org = exchange.getRequest().getQueryParams().getFirst("org");
        String subject = org == null ? path : path + "?org=" + org.replaceAll("[^A-Za-z0-9.-]", "_");
        return new AuditEvent(
                caller.client(),
                caller.org(),
                exchange.getRequest().getMethod().name(),
                subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
                outcome);
    }
}
