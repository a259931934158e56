/** Tries every endpoint of a service with every token that must not open it. */
@NullMarked
package io.conduct.testkit.door;

import org.jspecify.annotations.NullMarked;
