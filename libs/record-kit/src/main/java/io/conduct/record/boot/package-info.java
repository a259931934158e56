/** Wires a recording service around its domain. */
@NullMarked
package io.conduct.record.boot;

import org.jspecify.annotations.NullMarked;
