/** How a server comes to rest before it is stopped. */
@NullMarked
package io.conduct.service.shutdown;

import org.jspecify.annotations.NullMarked;
