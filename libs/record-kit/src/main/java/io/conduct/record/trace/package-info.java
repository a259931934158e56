/** In which trace a call stands, so that the event that comes of it can say so. */
@NullMarked
package io.conduct.record.trace;

import org.jspecify.annotations.NullMarked;
