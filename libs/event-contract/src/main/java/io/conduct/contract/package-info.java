/** What crosses Kafka: topics, event types, the public state of a record and its JSON Schemas. */
@NullMarked
package io.conduct.contract;

import org.jspecify.annotations.NullMarked;
