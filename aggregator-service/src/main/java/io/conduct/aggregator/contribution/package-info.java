/** What each record contributes to the metrics, kept exactly once per record by a Kafka Streams topology. */
@NullMarked
package io.conduct.aggregator.contribution;

import org.jspecify.annotations.NullMarked;
