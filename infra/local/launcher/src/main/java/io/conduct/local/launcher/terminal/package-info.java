/** What the person at the terminal is told: progress, elapsed times, and failures in one line. */
@NullMarked
package io.conduct.local.launcher.terminal;

import org.jspecify.annotations.NullMarked;
