/** Refusals in one shape: RFC 9457 problems with stable codes and JSON pointers. */
@NullMarked
package io.conduct.service.problem;

import org.jspecify.annotations.NullMarked;
