/** Deadlines and limits of petitions, as data with the days on which they hold. */
@NullMarked
package io.conduct.petition.rules;

import org.jspecify.annotations.NullMarked;
