package io.conduct.aggregator.contribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class EventTracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String KEPT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final Instant NOW = Instant.parse("2026-03-05T08:00:00Z");

    private final List<SpanData> spans = new ArrayList<>();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new Collected()))
            .build();
    private final EventTraces traces = traces(provider.get("test"));
    private int counted;

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void continuesATraceThatIsKept() {
        traces.follow(headers(KEPT), NOW, () -> counted++);

        assertThat(counted).isEqualTo(1);
        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
            assertThat(span.getName()).isEqualTo("count event");
            assertThat(span.getAttributes().isEmpty()).isTrue();
        });
    }

    @Test
    void countsWithoutASpanWhatIsNotKeptNotTracedOrLongPast() {
        traces.follow(headers(KEPT.replace("-01", "-00")), NOW, () -> counted++);
        traces.follow(new RecordHeaders(), NOW, () -> counted++);
        traces.follow(headers("\u0000\nnonsense"), NOW, () -> counted++);
        traces.follow(headers(KEPT), NOW.minusSeconds(3601), () -> counted++);
        EventTraces.NONE.follow(headers(KEPT), NOW, () -> counted++);

        assertThat(counted).isEqualTo(5);
        assertThat(spans).isEmpty();
    }

    @Test
    void writesToTheLogUnderTheNameOfTheTrace() {
        List<String> names = new ArrayList<>();

        traces.name(
                headers(KEPT.replace("-01", "-00")),
                () -> names.add(Objects.requireNonNullElse(MDC.get("traceId"), "none")));
        traces.name(new RecordHeaders(), () -> names.add(Objects.requireNonNullElse(MDC.get("traceId"), "none")));

        assertThat(names).containsExactly(TRACE, "none");
        assertThat(MDC.get("traceId")).isNull();
    }

    private static EventTraces traces(Tracer tracer) {
        return new EventTraces(
                new OtelTracer(tracer, new OtelCurrentTraceContext(), event -> {}),
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Headers headers(String traceparent) {
        return new RecordHeaders().add("ce_traceparent", traceparent.getBytes(UTF_8));
    }

    private final class Collected implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
