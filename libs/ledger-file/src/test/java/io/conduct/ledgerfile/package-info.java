/** The rules of this module. */
@NullMarked
package io.conduct.ledgerfile;

import org.jspecify.annotations.NullMarked;
