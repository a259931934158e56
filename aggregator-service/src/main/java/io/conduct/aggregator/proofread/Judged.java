package io.conduct.aggregator.proofread;

import org.jspecify.annotations.Nullable;

/**
 * Something printed, where it belongs and what is to be said of it.
 *
 * @param printed what is printed
 * @param place where it belongs; null when that is not known
 * @param verdict what is to be said of it
 */
record Judged(Printed printed, @Nullable Place place, Verdict verdict) {}
