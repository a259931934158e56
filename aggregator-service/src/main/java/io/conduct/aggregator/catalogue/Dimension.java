package io.conduct.aggregator.catalogue;

import io.conduct.aggregator.expression.Expression;

/**
 * Something a metric can be broken down by.
 *
 * @param name what a query calls it, for example {@code kind}
 * @param label its value for an event
 */
public record Dimension(String name, Expression label) {}
