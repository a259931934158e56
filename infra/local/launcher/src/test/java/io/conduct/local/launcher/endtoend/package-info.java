/** The whole platform, seen through its gateway as its users see it. */
@NullMarked
package io.conduct.local.launcher.endtoend;

import org.jspecify.annotations.NullMarked;
