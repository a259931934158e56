/** The one door to the platform. */
@NullMarked
package io.conduct.gateway;

import org.jspecify.annotations.NullMarked;
