package io.conduct.aggregator.contribution;

import io.conduct.contract.TraceContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Follows an event's trace as far as its counting and no further: as a span where the trace is kept, and in the log where
 * the event is refused. Nothing that is counted depends on it.
 */
public final class EventTraces {

    /** Follows none. */
    public static final EventTraces NONE =
            new EventTraces(Tracer.NOOP, Propagator.NOOP, Clock.fixed(Instant.MAX, ZoneOffset.UTC));

    /** How Spring Boot names the trace in a log. */
    private static final String TRACE_ID = "traceId";
    /** An event that is counted again later, for a new generation or after a loss, is no part of the call it came from. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final Tracer tracer;
    private final Propagator propagator;
    private final Clock clock;

    public EventTraces(Tracer tracer, Propagator propagator, Clock clock) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.clock = clock;
    }

    /** Counts within a span of the event's trace, where that trace is kept and the event is new. */
    void follow(Headers headers, Instant publishedAt, Runnable counting) {
        TraceContext trace =
                TraceContext.in(headers).filter(TraceContext::isSampled).orElse(null);
        if (trace == null || publishedAt.isBefore(clock.instant().minus(FRESH))) {
            counting.run();
            return;
        }
        Span span = propagator
                .extract(trace, EventTraces::attribute)
                .kind(Span.Kind.CONSUMER)
                .name("count event")
                .start();
        Tracer.SpanInScope scope = tracer.withSpan(span);
        try {
            counting.run();
        } finally {
            scope.close();
            span.end();
        }
    }

    /** Writes to the log under the name of the event's trace, kept or not. */
    void name(Headers headers, Runnable logging) {
        String before = MDC.get(TRACE_ID);
        TraceContext.in(headers).ifPresent(trace -> MDC.put(TRACE_ID, trace.traceId()));
        try {
            logging.run();
        } finally {
            if (before == null) {
                MDC.remove(TRACE_ID);
            } else {
                MDC.put(TRACE_ID, before);
            }
        }
    }

    private static @Nullable String attribute(TraceContext trace, String name) {
        return switch (name) {
            case TraceContext.TRACEPARENT -> trace.traceparent();
            case TraceContext.TRACESTATE -> trace.tracestate();
            default -> null;
        };
    }
}
