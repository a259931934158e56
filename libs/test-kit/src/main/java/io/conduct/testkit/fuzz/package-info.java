/** Sends a service what its own description makes one think of, and worse. */
@NullMarked
package io.conduct.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
