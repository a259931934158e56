/** What could not be counted: by reason and age, and given another try when the reason is gone. */
@NullMarked
package io.conduct.aggregator.quarantine;

import org.jspecify.annotations.NullMarked;
