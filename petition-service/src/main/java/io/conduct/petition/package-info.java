/** The service that records petitions. */
@NullMarked
package io.conduct.petition;

import org.jspecify.annotations.NullMarked;
