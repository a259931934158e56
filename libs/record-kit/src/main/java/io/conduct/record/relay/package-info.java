/** Brings every pending version to Kafka: one relay at a time, in order, fenced by Kafka itself. */
@NullMarked
package io.conduct.record.relay;

import org.jspecify.annotations.NullMarked;
