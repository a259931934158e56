/** What a door without an answer could not process: kept as it came, sealed, until somebody settles it. */
@NullMarked
package io.conduct.record.quarantine;

import org.jspecify.annotations.NullMarked;
