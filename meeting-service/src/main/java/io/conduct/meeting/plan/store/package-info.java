/** Keeps the yearly meeting plans. */
@NullMarked
package io.conduct.meeting.plan.store;

import org.jspecify.annotations.NullMarked;
