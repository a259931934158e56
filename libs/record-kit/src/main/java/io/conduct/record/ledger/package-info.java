/** Records and their versions: what a submission comes to. Knows no HTTP, no Kafka and no MongoDB. */
@NullMarked
package io.conduct.record.ledger;

import org.jspecify.annotations.NullMarked;
