/** A second opinion on every figure, from what was submitted alone; shares no code with what it checks. */
@NullMarked
package io.conduct.local.samples.recount;

import org.jspecify.annotations.NullMarked;
