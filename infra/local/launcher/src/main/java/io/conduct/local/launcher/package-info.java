/** Starts the whole platform on one machine, watches over its processes and stops them. */
@NullMarked
package io.conduct.local.launcher;

import org.jspecify.annotations.NullMarked;
