/** The limits on meetings, as data with the days on which they hold. */
@NullMarked
package io.conduct.meeting.rules;

import org.jspecify.annotations.NullMarked;
