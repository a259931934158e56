/** One content through every way into a recording service, and what becomes of it at each. */
@NullMarked
package io.conduct.testkit.doors;

import org.jspecify.annotations.NullMarked;
