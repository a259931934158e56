/** What a recording service's code contributes to the description of its API: the public schemas and examples of its kind. */
@NullMarked
package io.conduct.record.openapi;

import org.jspecify.annotations.NullMarked;
