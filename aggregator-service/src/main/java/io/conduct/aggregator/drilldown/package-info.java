/** The records behind a figure, and the metrics behind a record. */
@NullMarked
package io.conduct.aggregator.drilldown;

import org.jspecify.annotations.NullMarked;
