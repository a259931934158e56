/** What makes a petition acceptable. */
@NullMarked
package io.conduct.petition.ledger;

import org.jspecify.annotations.NullMarked;
