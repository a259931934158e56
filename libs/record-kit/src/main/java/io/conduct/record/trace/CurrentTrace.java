package io.conduct.record.trace;

import io.conduct.contract.TraceContext;
import java.util.Optional;
import reactor.util.context.ContextView;

/** Knows the trace of the call that a subscription belongs to. */
@FunctionalInterface
public interface CurrentTrace {

    /** Where nothing is traced. */
    CurrentTrace NONE = context -> Optional.empty();

    /** The trace, or empty where no call is being answered. */
    Optional<TraceContext> in(ContextView context);
}
