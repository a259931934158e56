/** Buckets, the smallest parts a figure is added up from, and their form on the figures topic. */
@NullMarked
package io.conduct.aggregator.bucket;

import org.jspecify.annotations.NullMarked;
