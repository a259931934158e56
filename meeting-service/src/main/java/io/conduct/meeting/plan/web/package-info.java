/** The yearly meeting plans over HTTP. */
@NullMarked
package io.conduct.meeting.plan.web;

import org.jspecify.annotations.NullMarked;
