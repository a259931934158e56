/** The metric catalogue: the one definition of every metric, read from a file and refused with line and reason when wrong. */
@NullMarked
package io.conduct.aggregator.catalogue;

import org.jspecify.annotations.NullMarked;
