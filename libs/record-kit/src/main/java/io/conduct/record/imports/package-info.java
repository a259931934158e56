/** The door for ledger files: takes one in, reads its rows and submits each like any other sender's. */
@NullMarked
package io.conduct.record.imports;

import org.jspecify.annotations.NullMarked;
