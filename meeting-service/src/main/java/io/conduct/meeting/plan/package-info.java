/** The yearly meeting plan of an org (年度会议计划) and what became of it. */
@NullMarked
package io.conduct.meeting.plan;

import org.jspecify.annotations.NullMarked;
