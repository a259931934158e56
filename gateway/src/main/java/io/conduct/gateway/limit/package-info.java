/** How often a client may call. */
@NullMarked
package io.conduct.gateway.limit;

import org.jspecify.annotations.NullMarked;
