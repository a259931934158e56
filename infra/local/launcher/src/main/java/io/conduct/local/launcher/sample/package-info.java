/** Pushes the sample records through the gateway as each department would, and waits until they are counted. */
@NullMarked
package io.conduct.local.launcher.sample;

import org.jspecify.annotations.NullMarked;
