/** What keeps a service that is away or slow from taking the calls of the others with it. */
@NullMarked
package io.conduct.gateway.resilience;

import org.jspecify.annotations.NullMarked;
