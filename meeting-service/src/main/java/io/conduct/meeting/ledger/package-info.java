/** What makes a meeting acceptable, and its one canonical form. */
@NullMarked
package io.conduct.meeting.ledger;

import org.jspecify.annotations.NullMarked;
