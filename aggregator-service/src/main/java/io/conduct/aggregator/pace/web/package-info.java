/** Ceilings, targets and explanations over HTTP. */
@NullMarked
package io.conduct.aggregator.pace.web;

import org.jspecify.annotations.NullMarked;
