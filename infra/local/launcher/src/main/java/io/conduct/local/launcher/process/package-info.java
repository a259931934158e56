/** Child processes: started, known by pid across runs, watched, stopped. */
@NullMarked
package io.conduct.local.launcher.process;

import org.jspecify.annotations.NullMarked;
