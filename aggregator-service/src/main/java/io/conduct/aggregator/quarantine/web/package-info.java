/** The quarantine over HTTP. */
@NullMarked
package io.conduct.aggregator.quarantine.web;

import org.jspecify.annotations.NullMarked;
