package io.conduct.service.log;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/**
 * Writes one line for a request, when its answer begins: what was asked of which resource, how it went and how long it
 * took. Never an identifier, a query or anything of a body, because a sender may have put a person there. The answer
 * names the trace that the line belongs to.
 */
public final class RequestLog implements WebFilter, Ordered {

    /** The header of every answer that names the trace to ask for. */
    public static final String TRACE_ID = "Trace-Id";

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String FAILURE = RequestLog.class.getName() + ".failure";
    /** Before everything that may answer. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 50;
    /** How much of a path that nobody answers for names no more than a resource: {@code /api/v1/meetings}. */
    private static final int RESOURCE = 6;

    private static final int LONGEST = 60;
    private static final int SERVER_ERROR = 500;

    private final Clock clock;
    private final Tracer tracer;

    RequestLog(Clock clock, Tracer tracer) {
        this.clock = clock;
        this.tracer = tracer;
    }

    /** Notes why a request fails, for its line; {@code fault} where the reason is not known and all of it is wanted. */
    public static void failed(ServerWebExchange exchange, Throwable failure, boolean fault) {
        exchange.getAttributes().put(FAILURE, new Failure(failure, fault));
    }

    @Override
    public int getOrder() {
        return FIRST;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long began = clock.millis();
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> answering(exchange, began)));
        return chain.filter(exchange);
    }

    private void answering(ServerWebExchange exchange, long began) {
        Span span = spanOf(exchange);
        if (span != null) {
            exchange.getResponse().getHeaders().set(TRACE_ID, span.context().traceId());
        }
        if (isOurOwn(exchange)) {
            return;
        }
        Tracer.SpanInScope scope = tracer.withSpan(span);
        try {
            write(exchange, clock.millis() - began);
        } finally {
            scope.close();
        }
    }

    /** What asks for our health and our metrics, all the time. */
    private static boolean isOurOwn(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith("/actuator");
    }

    private static @Nullable Span spanOf(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .orElse(null);
    }

    private static void write(ServerWebExchange exchange, long millis) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        int code = status == null ? 200 : status.value();
        Failure failure = exchange.getAttribute(FAILURE);
        LoggingEventBuilder line = LOG.atLevel(levelOf(code, failure))
                .addArgument(exchange.getRequest().getMethod())
                .addArgument(resourceOf(exchange))
                .addArgument(code)
                .addArgument(millis);
        if (failure == null) {
            line.log("{} {} {} {} ms");
        } else if (failure.fault()) {
            line.setCause(failure.cause()).log("{} {} {} {} ms");
        } else {
            line.addArgument(failure.cause().getClass().getSimpleName()).log("{} {} {} {} ms, {}");
        }
    }

    private static Level levelOf(int code, @Nullable Failure failure) {
        if (failure != null && failure.fault()) {
            return Level.ERROR;
        }
        return code < SERVER_ERROR ? Level.INFO : Level.WARN;
    }

    private static String resourceOf(ServerWebExchange exchange) {
        Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern instanceof PathPattern known) {
            return known.getPatternString();
        }
        String resource = exchange.getRequest().getPath().elements().stream()
                .limit(RESOURCE)
                .map(PathContainer.Element::value)
                .collect(Collectors.joining());
        return resource.substring(0, Math.min(LONGEST, resource.length()));
    }

    private record Failure(Throwable cause, boolean fault) {}
}
