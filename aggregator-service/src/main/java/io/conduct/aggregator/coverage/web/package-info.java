/** Coverage over HTTP: declaring it, and comparing it with what was counted. */
@NullMarked
package io.conduct.aggregator.coverage.web;

import org.jspecify.annotations.NullMarked;
