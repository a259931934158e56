/** Shows the catalogue over HTTP. */
@NullMarked
package io.conduct.aggregator.catalogue.web;

import org.jspecify.annotations.NullMarked;
