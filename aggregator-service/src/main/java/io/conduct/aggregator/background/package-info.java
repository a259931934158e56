/** Work that goes on beside the requests. */
@NullMarked
package io.conduct.aggregator.background;

import org.jspecify.annotations.NullMarked;
