/** What one would build instead: a service on PostgreSQL, in a process of its own. */
@NullMarked
package io.conduct.bench.peer;

import org.jspecify.annotations.NullMarked;
