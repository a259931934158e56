/** Plausible records of six departments over two years, the same on every machine, for trying the platform and testing it. */
@NullMarked
package io.conduct.local.samples;

import org.jspecify.annotations.NullMarked;
