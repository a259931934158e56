/** Wiring that no capability owns: who may call what. */
@NullMarked
package io.conduct.aggregator.boot;

import org.jspecify.annotations.NullMarked;
