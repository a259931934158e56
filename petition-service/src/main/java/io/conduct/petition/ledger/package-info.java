/** What makes a petition acceptable, and what follows from it. */
@NullMarked
package io.conduct.petition.ledger;

import org.jspecify.annotations.NullMarked;
