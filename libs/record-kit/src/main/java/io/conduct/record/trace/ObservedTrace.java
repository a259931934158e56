package io.conduct.record.trace;

import io.conduct.contract.TraceContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import reactor.util.context.ContextView;

/** Takes the trace from the observation that the web server keeps in the context, in the words of the propagator. */
public final class ObservedTrace implements CurrentTrace {

    private final Propagator propagator;

    public ObservedTrace(Propagator propagator) {
        this.propagator = propagator;
    }

    @Override
    public Optional<TraceContext> in(ContextView context) {
        return context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY)
                .map(observation -> observation.getContextView().<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .flatMap(this::of);
    }

    private Optional<TraceContext> of(Span span) {
        Map<String, String> words = new HashMap<>();
        propagator.inject(span.context(), words, (all, name, value) -> {
            if (all != null) {
                all.put(name, value);
            }
        });
        return TraceContext.of(words.get(TraceContext.TRACEPARENT), words.get(TraceContext.TRACESTATE));
    }
}
