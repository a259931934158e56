/** What makes a document acceptable, and its one canonical form. */
@NullMarked
package io.conduct.document.ledger;

import org.jspecify.annotations.NullMarked;
