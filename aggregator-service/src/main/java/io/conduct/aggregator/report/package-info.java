/** Every figure of the annual report in the report's order. */
@NullMarked
package io.conduct.aggregator.report;

import org.jspecify.annotations.NullMarked;
