/** How every service that keeps something uses the document store: durable writes, bounded waits, one answer when it is down. */
@NullMarked
package io.conduct.service.store;

import org.jspecify.annotations.NullMarked;
