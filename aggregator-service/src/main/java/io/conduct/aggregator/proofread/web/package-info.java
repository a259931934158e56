/** Proofreading over HTTP. */
@NullMarked
package io.conduct.aggregator.proofread.web;

import org.jspecify.annotations.NullMarked;
