package io.conduct.contract;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The trace in which a version was stored, as W3C Trace Context writes it and CloudEvents carries it (its distributed
 * tracing extension). It says where to look, never what happened: nothing that is counted, compared or hashed may depend
 * on it. What is not exactly of its form is no trace, and no error.
 *
 * @param traceparent version 00: trace, span and flags
 * @param tracestate what tracing systems add for themselves; null when there is nothing
 */
public record TraceContext(String traceparent, @Nullable String tracestate) {

    /** The attribute of the CloudEvent that holds the trace, its span and the flags. */
    public static final String TRACEPARENT = "traceparent";
    /** The attribute of the CloudEvent that holds what tracing systems add. */
    public static final String TRACESTATE = "tracestate";

    private static final String HEADER_PREFIX = "ce_";
    private static final Pattern PARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");
    private static final int TRACE_ID = 3;
    private static final int FLAGS = 53;
    private static final int HEX = 16;
    /** What every tracing system must pass on at least; we pass on no more. */
    private static final Pattern STATE = Pattern.compile("[ -~]{1,512}");

    /** The trace of these two texts; empty where the first is none. A second that is none is left out. */
    public static Optional<TraceContext> of(@Nullable String traceparent, @Nullable String tracestate) {
        if (traceparent == null || !PARENT.matcher(traceparent).matches()) {
            return Optional.empty();
        }
        boolean hasState = tracestate != null && STATE.matcher(tracestate).matches();
        return Optional.of(new TraceContext(traceparent, hasState ? tracestate : null));
    }

    /** The trace that the event of a message carries. */
    public static Optional<TraceContext> in(Headers headers) {
        return of(text(headers, HEADER_PREFIX + TRACEPARENT), text(headers, HEADER_PREFIX + TRACESTATE));
    }

    /** The trace that the client which sent a message put beside its event. */
    public static Optional<TraceContext> beside(Headers headers) {
        return of(text(headers, TRACEPARENT), text(headers, TRACESTATE));
    }

    /** Names the trace, in 32 hexadecimal digits. */
    public String traceId() {
        return traceparent.substring(TRACE_ID, TRACE_ID + 32);
    }

    /** Whether whoever began the trace wants it kept. */
    public boolean isSampled() {
        return (Integer.parseInt(traceparent.substring(FLAGS), HEX) & 1) == 1;
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
