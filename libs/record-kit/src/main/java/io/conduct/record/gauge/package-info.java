/** Gauges whose values are asked of the store now and then: a scrape never waits for it. */
@NullMarked
package io.conduct.record.gauge;

import org.jspecify.annotations.NullMarked;
