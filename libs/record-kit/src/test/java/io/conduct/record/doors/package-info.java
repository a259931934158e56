/** Tests that compare the doors with each other. */
@NullMarked
package io.conduct.record.doors;

import org.jspecify.annotations.NullMarked;
