/** Answers for the records behind figures over HTTP. */
@NullMarked
package io.conduct.aggregator.drilldown.web;

import org.jspecify.annotations.NullMarked;
