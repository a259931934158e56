/** Figures over a period and an org subtree, compared with another period and worded. */
@NullMarked
package io.conduct.aggregator.figure;

import org.jspecify.annotations.NullMarked;
