/** The Kafka door: events on the intake topic, each with the token of its sender. */
@NullMarked
package io.conduct.record.kafka;

import org.jspecify.annotations.NullMarked;
