/** Which path leads to which service, and what is said when that service is away. */
@NullMarked
package io.conduct.gateway.route;

import org.jspecify.annotations.NullMarked;
