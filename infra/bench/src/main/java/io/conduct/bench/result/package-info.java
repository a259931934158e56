/** What was measured, beside its peer, as a table and as JSON. */
@NullMarked
package io.conduct.bench.result;

import org.jspecify.annotations.NullMarked;
