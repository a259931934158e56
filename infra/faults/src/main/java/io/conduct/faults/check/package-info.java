/** Whether what must always hold still holds. */
@NullMarked
package io.conduct.faults.check;

import org.jspecify.annotations.NullMarked;
