/** The self-audit: counts the records anew from the recording services' own lists and compares with the figures. */
@NullMarked
package io.conduct.aggregator.recount;

import org.jspecify.annotations.NullMarked;
