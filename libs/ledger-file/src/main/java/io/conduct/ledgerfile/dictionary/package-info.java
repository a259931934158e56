/** The words of a kind of ledger: its columns, their synonyms and the words their cells may hold, read from data files. */
@NullMarked
package io.conduct.ledgerfile.dictionary;

import org.jspecify.annotations.NullMarked;
