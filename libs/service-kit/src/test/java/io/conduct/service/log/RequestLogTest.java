package io.conduct.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestLogTest {

    static {
        // As Spring Boot does before it starts: what is current goes into the log's context.
        ContextStorage.addWrapper(new EventPublishingContextWrapper(new Slf4JEventListener()::onEvent));
    }

    private final Tracer tracer = tracer();
    private final Span span = tracer.nextSpan().start();
    private final RequestLog log = new RequestLog(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), tracer);
    private final Logger logger = (Logger) LoggerFactory.getLogger(RequestLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void writesOneLineOfJsonThatTheAnswerNames() {
        MockServerWebExchange exchange = traced("/api/v1/petitions/congress/%E7%8E%8B?reason=%E9%9B%80");
        exchange.getAttributes()
                .put(
                        HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE,
                        PathPatternParser.defaultInstance.parse("/api/v1/petitions/{org}/{sourceId}"));

        answer(exchange, HttpStatus.CREATED);

        String traceId = exchange.getResponse().getHeaders().getFirst(RequestLog.TRACE_ID);
        assertThat(traceId).isEqualTo(span.context().traceId());
        assertThat(lines.list).hasSize(1);
        String line = asEcs(lines.list.get(0));
        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(line).endsWith("}\n").containsOnlyOnce("\n").doesNotContain("E7%8E", "王", "reason");
        assertThat(json.path("message").stringValue()).isEqualTo("GET /api/v1/petitions/{org}/{sourceId} 201 0 ms");
        assertThat(json.at("/log/level").stringValue()).isEqualTo("INFO");
        assertThat(json.path("traceId").stringValue()).isEqualTo(traceId);
        assertThat(json.path("spanId").stringValue()).isEqualTo(span.context().spanId());
    }

    @Test
    void namesNoMoreThanTheResourceOfAPathThatNobodyAnswersFor() {
        answer(traced("/api/v1/nothing/%0AERROR%20all%20is%20lost/x"), HttpStatus.NOT_FOUND);
        answer(traced("/" + "a".repeat(5000)), HttpStatus.NOT_FOUND);

        assertThat(messages()).containsExactly("GET /api/v1/nothing 404 0 ms", "GET /" + "a".repeat(59) + " 404 0 ms");
    }

    @Test
    void tellsOfAFaultInTheSameLineAndWhole() {
        MockServerWebExchange exchange = traced("/api/v1/meetings");
        RequestLog.failed(exchange, new IllegalStateException("broken"), true);

        answer(exchange, HttpStatus.INTERNAL_SERVER_ERROR);

        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getLevel().toString()).isEqualTo("ERROR");
        assertThat(JsonMapper.shared()
                        .readTree(asEcs(lines.list.get(0)))
                        .at("/error/message")
                        .stringValue())
                .isEqualTo("broken");
    }

    @Test
    void namesWhatIsAwayWithoutQuotingIt() {
        MockServerWebExchange exchange = traced("/api/v1/meetings");
        RequestLog.failed(exchange, new IllegalStateException("mongodb://user:secret@host"), false);

        answer(exchange, HttpStatus.SERVICE_UNAVAILABLE);

        assertThat(messages()).containsExactly("GET /api/v1/meetings 503 0 ms, IllegalStateException");
        assertThat(asEcs(lines.list.get(0))).doesNotContain("secret");
    }

    @Test
    void saysNothingOfProbesAndScrapes() {
        answer(traced("/actuator/health/readiness"), HttpStatus.OK);

        assertThat(lines.list).isEmpty();
    }

    @Test
    void writesItsLineWhereNothingIsTraced() {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/meetings"));

        answer(exchange, HttpStatus.OK);

        assertThat(messages()).containsExactly("GET /api/v1/meetings 200 0 ms");
        assertThat(exchange.getResponse().getHeaders().headerNames()).doesNotContain(RequestLog.TRACE_ID);
    }

    private MockServerWebExchange traced(String uri) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.GET, URI.create(uri)));
        ServerRequestObservationContext context = new ServerRequestObservationContext(
                exchange.getRequest(), exchange.getResponse(), exchange.getAttributes());
        TracingContext tracing = new TracingContext();
        tracing.setSpan(span);
        context.put(TracingContext.class, tracing);
        exchange.getAttributes().put(ServerRequestObservationContext.CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE, context);
        return exchange;
    }

    private void answer(MockServerWebExchange exchange, HttpStatus status) {
        log.filter(exchange, passedOn -> {
                    passedOn.getResponse().setStatusCode(status);
                    return passedOn.getResponse().setComplete();
                })
                .then(Mono.<Void>empty())
                .block();
    }

    private List<String> messages() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static String asEcs(ILoggingEvent event) {
        LoggerContext context = new LoggerContext();
        context.putObject(Environment.class.getName(), new MockEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private static Tracer tracer() {
        return new OtelTracer(
                SdkTracerProvider.builder().build().get("test"), new OtelCurrentTraceContext(), event -> {});
    }
}
