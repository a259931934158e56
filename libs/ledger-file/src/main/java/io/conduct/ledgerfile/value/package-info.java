/** What people write into cells: dates, numbers, amounts and words, read without guessing. */
@NullMarked
package io.conduct.ledgerfile.value;

import org.jspecify.annotations.NullMarked;
