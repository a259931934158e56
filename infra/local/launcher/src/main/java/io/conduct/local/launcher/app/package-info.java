/** Makes executable jars quick to start: unpacked once, with an archive of their loaded classes. */
@NullMarked
package io.conduct.local.launcher.app;

import org.jspecify.annotations.NullMarked;
