/** What is sent, and a ledger of what was answered. */
@NullMarked
package io.conduct.faults.load;

import org.jspecify.annotations.NullMarked;
