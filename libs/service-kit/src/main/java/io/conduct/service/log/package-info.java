/** What a service writes down about a call, and the name under which it is found again. */
@NullMarked
package io.conduct.service.log;

import org.jspecify.annotations.NullMarked;
