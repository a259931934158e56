/** Which generation of figures is served and which is being built, and how one takes the place of the other. */
@NullMarked
package io.conduct.aggregator.generation;

import org.jspecify.annotations.NullMarked;
