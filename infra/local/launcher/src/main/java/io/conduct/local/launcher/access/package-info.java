/** Who may call the local platform, and how a client calls it. */
@NullMarked
package io.conduct.local.launcher.access;

import org.jspecify.annotations.NullMarked;
