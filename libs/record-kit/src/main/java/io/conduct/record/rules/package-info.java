/** Rules as data: each with the days on which it holds, its wording and whose rule it is. */
@NullMarked
package io.conduct.record.rules;

import org.jspecify.annotations.NullMarked;
