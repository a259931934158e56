/** A durable, single-node Apache Kafka broker inside this JVM, with nothing to install. */
@NullMarked
package io.conduct.local.broker;

import org.jspecify.annotations.NullMarked;
