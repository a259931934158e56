/** Empty ledgers to fill in, written from the same dictionary that reads them. */
@NullMarked
package io.conduct.ledgerfile.template;

import org.jspecify.annotations.NullMarked;
