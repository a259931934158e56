/** Conditions and amounts over an event, written in CEL and checked against the event's schema before they are used. */
@NullMarked
package io.conduct.aggregator.expression;

import org.jspecify.annotations.NullMarked;
