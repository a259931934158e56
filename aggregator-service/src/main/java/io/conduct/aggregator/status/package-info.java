/** How far the figures are behind their sources, and whether they can be trusted now. */
@NullMarked
package io.conduct.aggregator.status;

import org.jspecify.annotations.NullMarked;
