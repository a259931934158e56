/** Ledgers: finds the header, skips what is no record, and turns every other row into a payload or its problems. */
@NullMarked
package io.conduct.ledgerfile.rows;

import org.jspecify.annotations.NullMarked;
