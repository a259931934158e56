/** The limits on documents, as data with the days on which they hold. */
@NullMarked
package io.conduct.document.rules;

import org.jspecify.annotations.NullMarked;
