/** The service that records meetings. */
@NullMarked
package io.conduct.meeting;

import org.jspecify.annotations.NullMarked;
