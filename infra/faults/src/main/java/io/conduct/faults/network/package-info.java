/** A network that can be made to fail. */
@NullMarked
package io.conduct.faults.network;

import org.jspecify.annotations.NullMarked;
