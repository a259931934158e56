/** What of a trace goes on to the services, and what does not. */
@NullMarked
package io.conduct.gateway.trace;

import org.jspecify.annotations.NullMarked;
