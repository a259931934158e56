package io.conduct.aggregator.status;

import org.jspecify.annotations.Nullable;

/** Knows how many differences the last recount found. */
@FunctionalInterface
public interface DriftSource {

    /** That number; null before the first recount. */
    @Nullable
    Long drift();
}
