/** A Prometheus beside the platform, where one is installed. */
@NullMarked
package io.conduct.local.launcher.monitoring;

import org.jspecify.annotations.NullMarked;
