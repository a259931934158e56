package io.conduct.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void saysWhichTraceItIsAndWhetherItIsKept() {
        TraceContext kept = TraceContext.of(PARENT, "vendor=x").orElseThrow();
        TraceContext other = TraceContext.of(PARENT.replace("-01", "-02"), null).orElseThrow();

        assertThat(kept.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(kept.tracestate()).isEqualTo("vendor=x");
        assertThat(kept.isSampled()).isTrue();
        assertThat(other.isSampled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\nERROR all is lost",
            })
    void isNothingWhenItIsNotOfItsForm(String traceparent) {
        assertThat(TraceContext.of(traceparent, "vendor=x")).isEmpty();
    }

    @Test
    void leavesOutWhatIsTooMuchOrUnprintable() {
        assertThat(TraceContext.of(PARENT, "v=" + "x".repeat(511)))
                .hasValueSatisfying(trace -> assertThat(trace.tracestate()).isNull());
        assertThat(TraceContext.of(PARENT, "v=x\r\nSet-Cookie: a"))
                .hasValueSatisfying(trace -> assertThat(trace.tracestate()).isNull());
        assertThat(TraceContext.of(PARENT, "v=王"))
                .hasValueSatisfying(trace -> assertThat(trace.tracestate()).isNull());
        assertThat(TraceContext.of(null, null)).isEmpty();
    }
}
