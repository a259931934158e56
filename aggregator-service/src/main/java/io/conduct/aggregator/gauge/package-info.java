/**
 * The figures as Prometheus gauges, asked for when they are scraped. Metrics flagged {@code dashboard}, the root org and
 * the orgs directly below it, this year and last by year and by month: at most (metrics) × (1 + children) × 26 series for
 * the value, as many for what it is compared with and for the change. Of the others none has more than (orgs) × (kinds) ×
 * 26. No label's values come from records.
 */
@NullMarked
package io.conduct.aggregator.gauge;

import org.jspecify.annotations.NullMarked;
