/** What orgs declare beside their records: kept with every version in the store, mirrored in memory by every instance. */
@NullMarked
package io.conduct.aggregator.declaration;

import org.jspecify.annotations.NullMarked;
