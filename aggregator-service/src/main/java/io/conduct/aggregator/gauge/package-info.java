/**
 * The figures as Prometheus gauges, computed when they are asked for. Metrics flagged {@code dashboard}, the root org and
 * the orgs directly below it, this year and last by year and by month: at most (metrics) × (1 + children) × 26 series.
 */
@NullMarked
package io.conduct.aggregator.gauge;

import org.jspecify.annotations.NullMarked;
