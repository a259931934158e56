/** Answers for the annual report over HTTP. */
@NullMarked
package io.conduct.aggregator.report.web;

import org.jspecify.annotations.NullMarked;
