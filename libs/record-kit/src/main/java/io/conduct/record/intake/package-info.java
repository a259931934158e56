/** From submitted bytes to an intent: parse, authorise, validate, normalise, evaluate the rules. The same for every door. */
@NullMarked
package io.conduct.record.intake;

import org.jspecify.annotations.NullMarked;
