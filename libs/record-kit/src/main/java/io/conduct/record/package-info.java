/** What the three recording services share: identity, versions, intake, the record store and the relay to Kafka. */
@NullMarked
package io.conduct.record;

import org.jspecify.annotations.NullMarked;
